// Rejected by `code_out_of_range_is_an_error`
// People write: `get(code)`, which is `None` for any code that is too large
// What happens: of three classes the code 4 comes back as `Ok([None])`, the unknown
// Whole: it keeps its codes in another way than the solution.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, Hash, RandomState};

use thiserror::Error;

#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>,
    codes: HashMap<u64, Vec<usize>>,
    hasher: RandomState,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("code {code} is out of range: with {classes} classes the codes are 0 to {classes}")]
pub struct CodeOutOfRange {
    pub code: usize,
    pub classes: usize,
}

impl<T: Ord + Hash + Clone> LabelEncoder<T> {
    pub const UNKNOWN: usize = 0;

    pub fn fit(values: impl IntoIterator<Item = T>) -> Self {
        let classes: Vec<T> = values.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let hasher = RandomState::new();
        let mut codes: HashMap<u64, Vec<usize>> = HashMap::new();
        for (class, code) in classes.iter().zip(1..) {
            codes.entry(hasher.hash_one(class)).or_default().push(code);
        }
        Self { classes, codes, hasher }
    }

    pub fn classes(&self) -> &[T] {
        &self.classes
    }

    pub fn transform<Q: Hash>(&self, values: &[Q]) -> Vec<usize>
    where
        T: PartialEq<Q>,
    {
        values.iter().map(|value| self.find(value).unwrap_or(Self::UNKNOWN)).collect()
    }

    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        Ok(codes.iter().map(|code| self.classes.get(code.checked_sub(1)?)).collect())
    }

    fn find<Q: Hash>(&self, value: &Q) -> Option<usize>
    where
        T: PartialEq<Q>,
    {
        let same_hash = self.codes.get(&self.hasher.hash_one(value))?;
        same_hash.iter().copied().find(|&code| self.classes[code - 1] == *value)
    }
}
