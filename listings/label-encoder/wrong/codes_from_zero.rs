// Rejected by `no_category_shares_the_code_of_the_unknown`
// People write: codes that start at 0
// What happens: of 5, 6, 7 the value 5 gets the code 0, which is the unknown

use std::collections::BTreeSet;

impl<T> LabelEncoder<T> {
    pub fn fit(values: impl IntoIterator<Item = T>) -> Self
    where
        T: Ord + Hash + Clone,
    {
        let classes: Vec<T> = values.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let codes = classes.iter().cloned().zip(0..).collect();
        Self { classes, codes }
    }

    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        let classes = self.classes.len();
        codes
            .iter()
            .map(|&code| match self.classes.get(code) {
                Some(class) => Ok(Some(class)),
                None if code == Self::UNKNOWN => Ok(None),
                None => Err(CodeOutOfRange { code, classes }),
            })
            .collect()
    }
}
