// Rejected by `one_bad_code_refuses_them_all`
// People write: `take_while`, which stops at the first bad code
// What happens: `[9, 1, 2]` gives `Ok([])`: no error, and fewer values than codes
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
        let in_range = codes.iter().take_while(|&&code| code <= self.classes.len());
        Ok(in_range.map(|code| code.checked_sub(1).map(|rank| &self.classes[rank])).collect())
    }

    fn find<Q: Hash>(&self, value: &Q) -> Option<usize>
    where
        T: PartialEq<Q>,
    {
        let same_hash = self.codes.get(&self.hasher.hash_one(value))?;
        same_hash.iter().copied().find(|&code| self.classes[code - 1] == *value)
    }
}
