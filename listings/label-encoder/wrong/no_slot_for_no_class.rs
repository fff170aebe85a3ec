// Rejected by `fit_on_nothing_knows_nothing`: with no classes the table has no slots, and the hash is divided by 0.
use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hash, RandomState};

use thiserror::Error;

#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>,
    slots: Vec<usize>,
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
        let slots = vec![Self::UNKNOWN; 2 * classes.len()];
        let mut encoder = Self { classes, slots, hasher: RandomState::new() };
        for rank in 0..encoder.classes.len() {
            let slot = encoder.slot_of(&encoder.classes[rank]);
            encoder.slots[slot] = rank + 1;
        }
        encoder
    }

    pub fn classes(&self) -> &[T] {
        &self.classes
    }

    pub fn transform<Q: Hash>(&self, values: &[Q]) -> Vec<usize>
    where
        T: PartialEq<Q>,
    {
        values.iter().map(|value| self.slots[self.slot_of(value)]).collect()
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

    fn slot_of<Q: Hash>(&self, value: &Q) -> usize
    where
        T: PartialEq<Q>,
    {
        let mut slot = (self.hasher.hash_one(value) % self.slots.len() as u64) as usize;
        while self.slots[slot] != Self::UNKNOWN && self.classes[self.slots[slot] - 1] != *value {
            slot = (slot + 1) % self.slots.len();
        }
        slot
    }
}
