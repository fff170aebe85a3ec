// Rejected by `repeated_value_is_one_class`
// People write: `dedup` before the sort
// What happens: `dedup` removes neighbours only: `b a b a a b c a` has the classes `a a a b b b
// c`

impl<T> LabelEncoder<T> {
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self
    where
        T: Ord + Hash + Clone,
    {
        let mut classes: Vec<T> = values.into_iter().collect();
        classes.dedup();
        classes.sort();
        let codes = classes.iter().cloned().zip(1..).collect();
        Self { classes, codes }
    }
}
