// Rejected by `every_class_comes_back_with_its_type`
// People write: `code >= classes` for codes that start at 1
// What happens: of three classes the code 3 is refused as out of range

impl<T> LabelEncoder<T> {
    pub fn inverse_transform(&self, codes: &[usize]) -> Result<Vec<Option<&T>>, CodeOutOfRange> {
        let classes = self.classes.len();
        let mut values = Vec::with_capacity(codes.len());
        for &code in codes {
            if code >= classes {
                return Err(CodeOutOfRange { code, classes });
            }
            values.push(if code == 0 { None } else { Some(&self.classes[code - 1]) });
        }
        Ok(values)
    }
}
