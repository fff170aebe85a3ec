// Rejected by `unknown_comes_back_as_none`
// People write: `code.saturating_sub(1)` as the index
// What happens: the code 0 comes back as the first class, `juice`, instead of `None`

impl<T> LabelEncoder<T> {
    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        let classes = self.classes.len();
        let mut values = Vec::with_capacity(codes.len());
        for &code in codes {
            if code > classes {
                return Err(CodeOutOfRange { code, classes });
            }
            values.push(self.classes.get(code.saturating_sub(1)));
        }
        Ok(values)
    }
}
