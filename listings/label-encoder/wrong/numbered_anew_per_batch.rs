// Rejected by `code_does_not_depend_on_the_other_values`
// People write: codes counted anew from the classes that occur in the batch
// What happens: `d, b, x` gives `[2, 1, 0]` instead of `[4, 2, 0]`, and `d` has another code in
// the next batch
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
        let found: Vec<Option<usize>> = values.iter().map(|value| self.find(value)).collect();
        let present: BTreeSet<usize> = found.iter().copied().flatten().collect();
        let renumbered: HashMap<usize, usize> = present.into_iter().zip(1..).collect();
        found.iter().map(|code| code.map_or(Self::UNKNOWN, |code| renumbered[&code])).collect()
    }

    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        let classes = self.classes.len();
        let mut values = Vec::with_capacity(codes.len());
        for &code in codes {
            if code > classes {
                return Err(CodeOutOfRange { code, classes });
            }
            values.push(if code == 0 { None } else { Some(&self.classes[code - 1]) });
        }
        Ok(values)
    }

    fn find<Q: Hash>(&self, value: &Q) -> Option<usize>
    where
        T: PartialEq<Q>,
    {
        let same_hash = self.codes.get(&self.hasher.hash_one(value))?;
        same_hash.iter().copied().find(|&code| self.classes[code - 1] == *value)
    }
}
