// Rejected by `fit_does_not_walk_through_the_classes`
// People write: `contains` on the classes found so far
// What happens: about 500 comparisons for each value with 1,000 classes; a `HashSet` needs one or two

impl<T> LabelEncoder<T> {
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self
    where
        T: Ord + Hash + Clone,
    {
        let mut classes = Vec::new();
        for value in values {
            if !classes.contains(&value) {
                classes.push(value);
            }
        }
        classes.sort();
        let codes = classes.iter().cloned().zip(1..).collect();
        Self { classes, codes }
    }
}
