// Rejected by `code_out_of_range_is_an_error`
// People write: `get(code)`, which is `None` for any code that is too large
// What happens: of three classes the code 4 comes back as `Ok([None])`, the unknown

impl<T> LabelEncoder<T> {
    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        Ok(codes.iter().map(|code| self.classes.get(code.checked_sub(1)?)).collect())
    }
}
