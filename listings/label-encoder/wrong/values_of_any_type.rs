// Rejected by `integer_literals_take_the_type_of_the_classes`
// People write: a map from hash to code, and no bound that ties the type of the values to the classes
// What happens: the literals in `transform(&[1, 2, 3])` are `i32`, whose hash differs from that of `i64`: `[0, 0, 0]` instead of `[1, 2, 0]`

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};

#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>,
    codes: HashMap<u64, usize>,
    hasher: RandomState,
}

impl<T> LabelEncoder<T> {
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self
    where
        T: Ord + Hash + Clone,
    {
        let classes: Vec<T> = values.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let hasher = RandomState::new();
        let codes = classes.iter().map(|class| hasher.hash_one(class)).zip(1..).collect();
        Self { classes, codes, hasher }
    }

    pub fn transform<'a, Q>(&self, values: impl IntoIterator<Item = &'a Q>) -> Vec<usize>
    where
        Q: Hash + ?Sized + 'a,
    {
        let code_of = |value| self.codes.get(&self.hasher.hash_one(value)).copied();
        values.into_iter().map(|value| code_of(value).unwrap_or(Self::UNKNOWN)).collect()
    }
}
