// Rejected by `categorical_column_without_a_value_is_an_error`
// People write: no look whether a column of categories has a value
// What happens: nothing but gaps makes one category, the gap, and `fit` returns a model without
// `b`

impl Categorical {
    fn learn(column: &Column<String>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut categories: Vec<_> = rows.iter().map(|&row| column.values[row].clone()).collect();
        categories.sort();
        categories.dedup();
        Ok(Self { name: column.name.clone(), categories })
    }
}
