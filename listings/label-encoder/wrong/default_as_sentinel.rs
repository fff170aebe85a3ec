// Rejected by `any_value_can_be_a_category`
// People write: the default value of the type as the unknown
// What happens: an empty text that was there in training gets the code 0 instead of 1
// Whole: it keeps its codes in another way than the solution.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, Hash, RandomState};

use thiserror::Error;

#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>, // the unknown first
    codes: HashMap<u64, Vec<usize>>,
    hasher: RandomState,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("code {code} is out of range: with {classes} classes the codes are 0 to {classes}")]
pub struct CodeOutOfRange {
    pub code: usize,
    pub classes: usize,
}

impl<T: Ord + Hash + Clone + Default> LabelEncoder<T> {
    pub const UNKNOWN: usize = 0;

    pub fn fit(values: impl IntoIterator<Item = T>) -> Self {
        let unknown = T::default();
        let distinct: BTreeSet<T> = values.into_iter().filter(|value| *value != unknown).collect();
        let classes: Vec<T> = [unknown].into_iter().chain(distinct).collect();
        let hasher = RandomState::new();
        let mut codes: HashMap<u64, Vec<usize>> = HashMap::new();
        for (code, class) in classes.iter().enumerate() {
            codes.entry(hasher.hash_one(class)).or_default().push(code);
        }
        Self { classes, codes, hasher }
    }

    pub fn classes(&self) -> &[T] {
        &self.classes[1..]
    }

    pub fn transform<Q: Hash>(&self, values: &[Q]) -> Vec<usize>
    where
        T: PartialEq<Q>,
    {
        values.iter().map(|value| self.find(value).unwrap_or(Self::UNKNOWN)).collect()
    }

    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        let unknown = &self.classes[0];
        codes
            .iter()
            .map(|&code| match self.classes.get(code) {
                Some(class) if class == unknown => Ok(None),
                Some(class) => Ok(Some(class)),
                None => Err(CodeOutOfRange { code, classes: self.classes.len() - 1 }),
            })
            .collect()
    }

    fn find<Q: Hash>(&self, value: &Q) -> Option<usize>
    where
        T: PartialEq<Q>,
    {
        let same_hash = self.codes.get(&self.hasher.hash_one(value))?;
        same_hash.iter().copied().find(|&code| self.classes[code] == *value)
    }
}
