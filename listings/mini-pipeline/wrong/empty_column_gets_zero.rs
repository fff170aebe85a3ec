// Rejected by `column_without_a_value_is_an_error`
// People write: empty column gets zero
// What happens: the median of nothing is taken to be 0, and only gaps make a category

impl Categorical {
    fn learn(column: &Column<String>, rows: &[usize]) -> Result<Self, PipelineError> {
        let name = column.name.clone();
        let categories: BTreeSet<_> = rows.iter().map(|&row| &column.values[row]).collect();
        Ok(Self { name, categories: categories.into_iter().cloned().collect() })
    }
}
