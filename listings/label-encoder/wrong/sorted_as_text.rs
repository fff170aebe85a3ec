// Rejected by `numbers_are_sorted_as_numbers`
// People write: numbers turned into text before the sort
// What happens: 10, 9, -1, 100, -20, 0 are sorted as -1, -20, 0, 10, 100, 9
// Whole: it keeps its codes in another way than the solution.

use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
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

impl<T: Ord + Hash + Clone + Debug> LabelEncoder<T> {
    pub const UNKNOWN: usize = 0;

    pub fn fit(values: impl IntoIterator<Item = T>) -> Self {
        let mut classes: Vec<T> = values.into_iter().collect::<HashSet<_>>().into_iter().collect();
        classes.sort_by_cached_key(|value| format!("{value:?}"));
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
