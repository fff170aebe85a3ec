// Rejected by `column_without_a_value_is_an_error`
// People write: no look whether a category column has a value
// What happens: nothing but gaps makes one category, the gap, and `fit` returns a model without
// features

impl Categorical {
    fn learn(column: &Column<String>, rows: &[usize]) -> Result<Self, PipelineError> {
        let name = column.name.clone();
        let categories: BTreeSet<_> = rows.iter().map(|&row| &column.values[row]).collect();
        Ok(Self { name, categories: categories.into_iter().cloned().collect() })
    }
}
