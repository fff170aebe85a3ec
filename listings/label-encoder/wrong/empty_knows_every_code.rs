// Rejected by `fit_on_nothing_knows_nothing`
// People write: without classes everything is unknown, so the codes are too
// What happens: with no classes the code 1 comes back as `Ok([None])` instead of an error

impl<T> LabelEncoder<T> {
    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        if self.classes.is_empty() {
            return Ok(vec![None; codes.len()]);
        }
        let classes = self.classes.len();
        let mut values = Vec::with_capacity(codes.len());
        for &code in codes {
            if code > classes {
                return Err(CodeOutOfRange { code, classes });
            }
            values.push(if code == 0 { None } else { Some(&self.classes[code - 1]) });
        }
        Ok(values)
    }
}
