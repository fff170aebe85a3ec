// Rejected by `keys_with_the_same_hash_stay_apart`
// People write: an equal hash taken for an equal key
// What happens: 10, 20, 30 and 40 with one hash all get the code 3, and 40 was never seen
// Whole: it keeps its codes in another way than the solution.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, Hash, RandomState};

use thiserror::Error;

#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>,
    codes: HashMap<u64, usize>,
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

    // ANCHOR: fit_and_transform
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self {
        let classes: Vec<T> = values.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let hasher = RandomState::new();
        let codes = classes.iter().map(|class| hasher.hash_one(class)).zip(1..).collect();
        Self { classes, codes, hasher }
    }

    pub fn transform<Q: Hash>(&self, values: &[Q]) -> Vec<usize>
    where
        T: PartialEq<Q>,
    {
        let code_of = |value| self.codes.get(&self.hasher.hash_one(value)).copied();
        values.iter().map(|value| code_of(value).unwrap_or(Self::UNKNOWN)).collect()
    }
    // ANCHOR_END: fit_and_transform

    pub fn classes(&self) -> &[T] {
        &self.classes
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
}
