// Rejected by `any_value_can_be_a_category`
// People write: the default value of the type as the unknown
// What happens: an empty text that was there in training gets the code 0 instead of 1

use std::collections::BTreeSet;

impl<T> LabelEncoder<T> {
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self
    where
        T: Ord + Hash + Clone + Default,
    {
        let unknown = T::default();
        let distinct: BTreeSet<T> = values.into_iter().filter(|value| *value != unknown).collect();
        let classes: Vec<T> = distinct.into_iter().collect();
        let codes = classes.iter().cloned().zip(1..).collect();
        Self { classes, codes }
    }
}
