use std::hash::Hash;

use thiserror::Error;

#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>, // sorted, without the unknown; add what else you need
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("code {code} is out of range: with {classes} classes the codes are 0 to {classes}")]
pub struct CodeOutOfRange {
    pub code: usize,    // the first one that is out of range
    pub classes: usize, // how many there are, without the unknown
}

impl<T: Ord + Hash + Clone> LabelEncoder<T> {
    pub const UNKNOWN: usize = 0;

    /// Learns the distinct values. In sorted order their codes are 1, 2, 3 and so on.
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self {
        todo!("learn the classes of {} values", values.into_iter().count())
    }

    /// The distinct values, sorted, without the unknown.
    pub fn classes(&self) -> &[T] {
        &self.classes
    }

    /// The code of each value, in the order of the values. What `fit` has not seen is `UNKNOWN`.
    ///
    /// A `T` and a `Q` that are equal hash equally, as `String` and `&str` do.
    pub fn transform<Q>(&self, values: &[Q]) -> Vec<usize>
    where
        Q: Hash,
        T: PartialEq<Q>,
    {
        todo!("find {} values among {} classes", values.len(), self.classes.len())
    }

    /// The class of each code, `None` for `UNKNOWN`. One code out of range refuses them all.
    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        todo!("the classes of {codes:?} among {}", self.classes.len())
    }
}
