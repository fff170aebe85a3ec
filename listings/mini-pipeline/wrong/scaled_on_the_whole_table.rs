// Rejected by `changing_test_rows_changes_nothing_that_was_fitted`
// People write: mean and standard deviation of the whole table
// What happens: an age of 2000 in a test row changes the scale, and with it every weight

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let name = column.name.clone();
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(PipelineError::EmptyColumn { column: name });
        }
        let median = median(&mut present);
        let filled = || column.values.iter().map(|value| value.unwrap_or(median));
        let n = column.values.len() as f64;
        let mean = filled().sum::<f64>() / n;
        let var = filled().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
        if !var.is_finite() {
            return Err(PipelineError::TooLarge { column: name });
        }
        let rounding = n * f64::EPSILON * var + (n * f64::EPSILON * mean).powi(2);
        let std = if var <= rounding { 1.0 } else { var.sqrt() };
        Ok(Self { name, median, mean, std })
    }
}
