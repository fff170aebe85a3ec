// Rejected by `error_names_the_first_bad_code`
// People write: a test of the largest code only
// What happens: of `[1, 0, 4, 2, 7]` the error names 7, and the first bad code is 4

impl<T> LabelEncoder<T> {
    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        let classes = self.classes.len();
        if let Some(&code) = codes.iter().max()
            && code > classes
        {
            return Err(CodeOutOfRange { code, classes });
        }
        Ok(codes.iter().map(|code| code.checked_sub(1).map(|rank| &self.classes[rank])).collect())
    }
}
