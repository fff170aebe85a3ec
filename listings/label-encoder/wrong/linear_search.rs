// Rejected by `lookup_does_not_walk_through_the_classes`
// People write: a search through the classes for each value
// What happens: 750 comparisons for each value with 1,000 classes; a hash needs one or two
// Whole: it keeps its codes in another way than the solution.

use std::collections::BTreeSet;
use std::hash::Hash;

use thiserror::Error;

#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>,
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
        Self { classes: values.into_iter().collect::<BTreeSet<_>>().into_iter().collect() }
    }

    pub fn classes(&self) -> &[T] {
        &self.classes
    }

    pub fn transform<Q>(&self, values: &[Q]) -> Vec<usize>
    where
        T: PartialEq<Q>,
    {
        let rank_of = |value| self.classes.iter().position(|class| class == value);
        values.iter().map(|value| rank_of(value).map_or(Self::UNKNOWN, |rank| rank + 1)).collect()
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
