// Rejected by `changing_test_rows_changes_nothing_that_was_fitted`
// People write: mean and standard deviation of the whole table
// What happens: an age of 2000 in a test row changes the scale, and with it every weight

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(column.no_value());
        }
        present.sort_by(f64::total_cmp);
        let m = present.len();
        let median = present[(m - 1) / 2].midpoint(present[m / 2]);

        let filled = column.values.iter().map(|value| value.unwrap_or(median));
        let filled: Array1<f64> = filled.collect();
        let n = filled.len() as f64;
        let mean = filled.sum() / n;
        let var = filled.mapv(|x| (x - mean).powi(2)).sum() / n;
        let constant = filled.iter().all(|&x| x == median);
        let std = if constant { 1.0 } else { var.sqrt() };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
