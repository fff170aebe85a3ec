// Rejected by `codes_follow_the_sorted_order`
// People write: codes in order of appearance
// What happens: `milk, tea, coffee, milk, juice, tea` has the classes milk, tea, coffee, juice:
// another order of the rows gives other codes

impl<T> LabelEncoder<T> {
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self
    where
        T: Ord + Hash + Clone,
    {
        let mut seen = HashSet::new();
        let classes: Vec<T> =
            values.into_iter().filter(|value| seen.insert(value.clone())).collect();
        let codes = classes.iter().cloned().zip(1..).collect();
        Self { classes, codes }
    }
}
