// Rejected by `keys_with_the_same_hash_stay_apart`
// People write: an equal hash taken for an equal key
// What happens: 10, 20, 30 and 40 with one hash all get the code 3, and 40 was never seen

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};

#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>,
    codes: HashMap<u64, usize>,
    hasher: RandomState,
}

impl<T> LabelEncoder<T> {
    // ANCHOR: fit_and_transform
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
        T: Borrow<Q> + Hash + Eq,
        Q: Hash + Eq + ?Sized + 'a,
    {
        let code_of = |value| self.codes.get(&self.hasher.hash_one(value)).copied();
        values.into_iter().map(|value| code_of(value).unwrap_or(Self::UNKNOWN)).collect()
    }
    // ANCHOR_END: fit_and_transform
}
