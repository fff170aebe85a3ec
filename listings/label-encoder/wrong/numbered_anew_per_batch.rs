// Rejected by `code_does_not_depend_on_the_other_values`
// People write: codes counted anew from the classes that occur in the batch
// What happens: `d, b, x` gives `[2, 1, 0]` instead of `[4, 2, 0]`, and `d` has another code in
// the next batch

use std::collections::BTreeSet;

impl<T> LabelEncoder<T> {
    pub fn transform<'a, Q>(&self, values: impl IntoIterator<Item = &'a Q>) -> Vec<usize>
    where
        T: Borrow<Q> + Hash + Eq,
        Q: Hash + Eq + ?Sized + 'a,
    {
        let found: Vec<Option<usize>> =
            values.into_iter().map(|value| self.codes.get(value).copied()).collect();
        let present: BTreeSet<usize> = found.iter().copied().flatten().collect();
        let renumbered: HashMap<usize, usize> = present.into_iter().zip(1..).collect();
        found.iter().map(|code| code.map_or(Self::UNKNOWN, |code| renumbered[&code])).collect()
    }
}
