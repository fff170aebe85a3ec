// Rejected by `changing_test_rows_changes_nothing_that_was_fitted`
// People write: dummies of the whole table
// What happens: the categories are collected before the split, so a test row can bring one and become the baseline

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
