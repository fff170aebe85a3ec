use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

use thiserror::Error;

#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>, // sorted, without the unknown
    codes: HashMap<T, usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("code {code} is out of range: with {classes} classes the codes are 0 to {classes}")]
pub struct CodeOutOfRange {
    pub code: usize,    // the first one that is out of range
    pub classes: usize, // how many there are, without the unknown
}

impl<T> LabelEncoder<T> {
    pub const UNKNOWN: usize = 0;

    /// Learns the distinct values. In sorted order their codes are 1, 2, 3 and so on.
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self
    where
        T: Ord + Hash + Clone,
    {
        todo!("learn the classes of {} values", values.into_iter().count())
    }

    /// The distinct values, sorted, without the unknown.
    pub fn classes(&self) -> &[T] {
        &self.classes
    }

    /// The code of each value, in the order of the values. What `fit` has not seen is `UNKNOWN`.
    pub fn transform<'a, Q>(&self, values: impl IntoIterator<Item = &'a Q>) -> Vec<usize>
    where
        T: Borrow<Q> + Hash + Eq,
        Q: Hash + Eq + ?Sized + 'a,
    {
        todo!("find {} values among {} classes", values.into_iter().count(), self.codes.len())
    }

    /// The class of each code, `None` for `UNKNOWN`. One code out of range refuses them all.
    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        todo!("the classes of {codes:?} among {}", self.classes.len())
    }
}
