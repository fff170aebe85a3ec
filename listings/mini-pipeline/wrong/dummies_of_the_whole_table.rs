// Rejected by `changing_test_rows_changes_nothing_that_was_fitted`
// People write: the categories of the whole table
// What happens: the category `AAA` of a test row becomes the baseline, and every weight changes

impl Categorical {
    fn learn(column: &Column<String>, rows: &[usize]) -> Result<Self, PipelineError> {
        let name = column.name.clone();
        let categories: BTreeSet<_> = column.values.iter().collect();
        if categories.iter().all(|category| category.is_none()) {
            return Err(PipelineError::EmptyColumn { column: name });
        }
        Ok(Self { name, categories: categories.into_iter().cloned().collect() })
    }
}
