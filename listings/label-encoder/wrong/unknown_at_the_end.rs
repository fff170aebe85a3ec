// Rejected by `unseen_value_is_unknown`
// People write: the unknown after the last class
// What happens: `cocoa` gets the code 4 instead of 0, and another code as soon as a class is
// added

impl<T> LabelEncoder<T> {
    pub fn transform<'a, Q>(&self, values: impl IntoIterator<Item = &'a Q>) -> Vec<usize>
    where
        T: Borrow<Q> + Hash + Eq,
        Q: Hash + Eq + ?Sized + 'a,
    {
        let unknown = self.classes.len() + 1;
        values.into_iter().map(|value| self.codes.get(value).copied().unwrap_or(unknown)).collect()
    }
}
