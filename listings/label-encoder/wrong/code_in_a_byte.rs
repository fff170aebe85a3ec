// Rejected by `more_categories_than_a_byte_can_count`
// People write: codes kept as `u8` to save memory
// What happens: with 300 categories, 255 gets the code 0, which is the unknown, instead of 256

use std::collections::BTreeSet;

#[derive(Debug, Clone)]
pub struct LabelEncoder<T> {
    classes: Vec<T>,
    codes: HashMap<T, u8>,
}

impl<T> LabelEncoder<T> {
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self
    where
        T: Ord + Hash + Clone,
    {
        let classes: Vec<T> = values.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let number = |(rank, class): (usize, &T)| (class.clone(), (rank + 1) as u8);
        let codes = classes.iter().enumerate().map(number).collect();
        Self { classes, codes }
    }

    pub fn transform<'a, Q>(&self, values: impl IntoIterator<Item = &'a Q>) -> Vec<usize>
    where
        T: Borrow<Q> + Hash + Eq,
        Q: Hash + Eq + ?Sized + 'a,
    {
        let code_of = |value| self.codes.get(value).map_or(Self::UNKNOWN, |&code| code.into());
        values.into_iter().map(code_of).collect()
    }
}
