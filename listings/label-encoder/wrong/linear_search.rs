// Rejected by `lookup_does_not_walk_through_the_classes`
// People write: a search through the classes for each value
// What happens: 750 comparisons for each value with 1,000 classes; a hash needs one or two

impl<T> LabelEncoder<T> {
    pub fn transform<'a, Q>(&self, values: impl IntoIterator<Item = &'a Q>) -> Vec<usize>
    where
        T: Borrow<Q> + Hash + Eq,
        Q: Hash + Eq + ?Sized + 'a,
    {
        let rank_of = |value| self.classes.iter().position(|class| class.borrow() == value);
        let code_of = |value| rank_of(value).map_or(Self::UNKNOWN, |rank| rank + 1);
        values.into_iter().map(code_of).collect()
    }
}
