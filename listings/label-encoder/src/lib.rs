//! Categories of any sorted type to codes 1, 2, 3 and back, with code 0 for what was never seen.

// ANCHOR: types
use std::collections::HashSet;
use std::hash::{BuildHasher, Hash, RandomState};

use thiserror::Error;

/// Categories in sorted order, and the code of each: 1 for the first.
#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>,
    /// A hash table of codes, its length a power of two. A free slot holds the unknown.
    slots: Vec<usize>,
    hasher: RandomState,
}

/// A code that belongs to no class. With `n` classes the codes are 0, the unknown, to `n`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("code {code} is out of range: with {classes} classes the codes are 0 to {classes}")]
pub struct CodeOutOfRange {
    /// The first such code.
    pub code: usize,
    /// Number of classes of the encoder, without the unknown.
    pub classes: usize,
}
// ANCHOR_END: types

impl<T: Ord + Hash + Clone> LabelEncoder<T> {
    /// The code of every value that `fit` has not seen.
    pub const UNKNOWN: usize = 0;

    // ANCHOR: fit
    /// Learns the distinct values. In sorted order their codes are 1, 2, 3 and so on.
    ///
    /// These are the codes of scikit-learn's `LabelEncoder` and `OrdinalEncoder`, plus 1. No values
    /// will do: then everything is unknown.
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self {
        // `collect` would make room for as many classes as there are values.
        let mut distinct = HashSet::new();
        for value in values {
            distinct.insert(value);
        }
        let mut classes: Vec<T> = distinct.into_iter().collect();
        classes.sort_unstable();

        // Three quarters of the slots stay free or more, so that nearly every search ends at its first.
        let slots = vec![Self::UNKNOWN; 4 * classes.len().next_power_of_two()];
        let mut encoder = Self { classes, slots, hasher: RandomState::new() };
        for rank in 0..encoder.classes.len() {
            let slot = encoder.slot_of(&encoder.classes[rank]);
            encoder.slots[slot] = rank + 1;
        }
        encoder
    }
    // ANCHOR_END: fit

    /// The distinct values that `fit` was given, sorted, without the unknown. `classes()[i]` has
    /// the code `i + 1`.
    pub fn classes(&self) -> &[T] {
        &self.classes
    }

    // ANCHOR: transform
    /// The code of each value, in the order of the values; [`LabelEncoder::UNKNOWN`] for one that
    /// `fit` has not seen.
    ///
    /// The values may be of another type than the classes, as long as a class and a value that are
    /// equal also hash equally. `String` and `&str` do. `PathBuf` and `OsString` do not: look them
    /// up as they were fitted.
    pub fn transform<Q>(&self, values: &[Q]) -> Vec<usize>
    where
        Q: Hash,
        T: PartialEq<Q>,
    {
        values.iter().map(|value| self.slots[self.slot_of(value)]).collect()
    }
    // ANCHOR_END: transform

    // ANCHOR: inverse_transform
    /// The class of each code, `None` for [`LabelEncoder::UNKNOWN`].
    ///
    /// # Errors
    ///
    /// [`CodeOutOfRange`] with the first code greater than the number of classes.
    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        let classes = self.classes.len();
        let class_of = |&code: &usize| match code.checked_sub(1) {
            None => Ok(None),
            Some(rank) => self.classes.get(rank).map(Some).ok_or(CodeOutOfRange { code, classes }),
        };
        codes.iter().map(class_of).collect()
    }
    // ANCHOR_END: inverse_transform

    // ANCHOR: slot_of
    /// The slot that holds the code of `value`, or the free one where that code would be.
    fn slot_of<Q>(&self, value: &Q) -> usize
    where
        Q: Hash,
        T: PartialEq<Q>,
    {
        let mask = self.slots.len() - 1;
        let mut slot = self.hasher.hash_one(value) as usize & mask;
        while self.slots[slot] != Self::UNKNOWN && self.classes[self.slots[slot] - 1] != *value {
            slot = (slot + 1) & mask;
        }
        slot
    }
    // ANCHOR_END: slot_of
}
