// Rejected by `one_code_per_value_in_the_same_order`
// People write: `filter_map`, which leaves unseen values out
// What happens: six values `c ? a c ! b` give four codes, `[3, 1, 3, 2]`, and each row behind a
// gap has the code of another

impl<T> LabelEncoder<T> {
    pub fn transform<'a, Q>(&self, values: impl IntoIterator<Item = &'a Q>) -> Vec<usize>
    where
        T: Borrow<Q> + Hash + Eq,
        Q: Hash + Eq + ?Sized + 'a,
    {
        values.into_iter().filter_map(|value| self.codes.get(value).copied()).collect()
    }
}
