//! Categories of any sorted type to codes 1, 2, 3 and back, with code 0 for what was never seen.

// ANCHOR: types
use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use thiserror::Error;

/// Categories in sorted order, and the code of each: 1 for the first.
#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>,
    codes: HashMap<T, usize>,
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

impl<T> LabelEncoder<T> {
    /// The code of every value that `fit` has not seen.
    pub const UNKNOWN: usize = 0;

    // ANCHOR: fit
    /// Learns the distinct values. In sorted order their codes are 1, 2, 3 and so on.
    ///
    /// These are the codes of scikit-learn's `LabelEncoder` and `OrdinalEncoder`, plus 1. Without
    /// any values, everything is unknown.
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self
    where
        T: Ord + Hash + Clone,
    {
        // `collect` would make room for as many classes as there are values.
        let mut distinct = HashSet::new();
        for value in values {
            distinct.insert(value);
        }
        let mut classes: Vec<T> = distinct.into_iter().collect();
        classes.sort();
        let codes = classes.iter().cloned().zip(1..).collect();
        Self { classes, codes }
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
    /// Classes of type `String` can be looked up as `&str`: `Q` is what a `T` can be borrowed as.
    pub fn transform<'a, Q>(&self, values: impl IntoIterator<Item = &'a Q>) -> Vec<usize>
    where
        T: Borrow<Q> + Hash + Eq,
        Q: Hash + Eq + ?Sized + 'a,
    {
        let code_of = |value| self.codes.get(value).copied().unwrap_or(Self::UNKNOWN);
        values.into_iter().map(code_of).collect()
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
        let class_of = |&code: &usize| {
            if code == Self::UNKNOWN {
                Ok(None)
            } else if code <= classes {
                Ok(Some(&self.classes[code - 1]))
            } else {
                Err(CodeOutOfRange { code, classes })
            }
        };
        codes.iter().map(class_of).collect()
    }
    // ANCHOR_END: inverse_transform
}
