// Rejected by `one_bad_code_refuses_them_all`
// People write: `take_while`, which stops at the first bad code
// What happens: `[9, 1, 2]` gives `Ok([])`: no error, and fewer values than codes

impl<T> LabelEncoder<T> {
    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        let in_range = codes.iter().take_while(|&&code| code <= self.classes.len());
        Ok(in_range.map(|code| code.checked_sub(1).map(|rank| &self.classes[rank])).collect())
    }
}
