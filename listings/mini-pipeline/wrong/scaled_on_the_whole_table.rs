// Rejected by `changing_test_rows_changes_nothing_that_was_fitted`
// People write: mean and standard deviation of the whole table
// What happens: an age of 2000 in a test row changes the scale, and with it every weight

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(PipelineError::EmptyColumn { column: column.name.clone() });
        }
        present.sort_by(f64::total_cmp);
        let n = present.len();
        let median = present[(n - 1) / 2].midpoint(present[n / 2]);

        let filled = column.values.iter().map(|value| value.unwrap_or(median));
        let filled: Array1<f64> = filled.collect();
        let mean = filled.sum() / column.values.len() as f64;
        let constant = filled.iter().all(|&x| x == median);
        let std = if constant { 1.0 } else { filled.std(0.0) };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
