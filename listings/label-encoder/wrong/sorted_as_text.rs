// Rejected by `numbers_are_sorted_as_numbers`
// People write: numbers turned into text before the sort
// What happens: 10, 9, -1, 100, -20, 0 are sorted as -1, -20, 0, 10, 100, 9

use std::fmt::Debug;

impl<T> LabelEncoder<T> {
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self
    where
        T: Ord + Hash + Clone + Debug,
    {
        let mut classes: Vec<T> = values.into_iter().collect::<HashSet<_>>().into_iter().collect();
        classes.sort_by_cached_key(|value| format!("{value:?}"));
        let codes = classes.iter().cloned().zip(1..).collect();
        Self { classes, codes }
    }
}
