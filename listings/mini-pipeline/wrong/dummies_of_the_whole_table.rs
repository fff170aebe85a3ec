// Rejected by `changing_test_rows_changes_nothing_that_was_fitted`
// People write: the categories of the whole table
// What happens: the category `AAA` of a test row becomes the baseline, and every weight changes

// ANCHOR: part
impl Categorical {
    fn learn(column: &Column<String>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut categories: Vec<_> = column.values.clone();
        categories.sort();
        categories.dedup();
        if matches!(categories[..], [] | [None]) {
            return Err(column.no_value());
        }
        Ok(Self { name: column.name.clone(), categories })
    }
}
// ANCHOR_END: part
