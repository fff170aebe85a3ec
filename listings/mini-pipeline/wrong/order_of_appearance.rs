// Rejected by `categories_are_sorted_and_the_first_is_dropped`
// People write: categories in order of appearance
// What happens: the file begins with HS, so HS is the baseline instead of BS, and the features are
// BS, MS and PhD

impl Categorical {
    fn learn(column: &Column<String>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut categories = Vec::new();
        for &row in rows {
            if !categories.contains(&column.values[row]) {
                categories.push(column.values[row].clone());
            }
        }
        if matches!(categories[..], [] | [None]) {
            return Err(column.no_value());
        }
        Ok(Self { name: column.name.clone(), categories })
    }
}
