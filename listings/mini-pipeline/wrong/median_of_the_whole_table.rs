// Rejected by `median_is_of_the_training_rows`
// People write: the median of the whole column
// What happens: income is filled with 52,500 instead of 50,000

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let name = column.name.clone();
        let mut present: Vec<f64> = column.values.iter().flatten().copied().collect();
        if present.is_empty() {
            return Err(PipelineError::EmptyColumn { column: name });
        }
        let median = median(&mut present);
        let filled = || rows.iter().map(|&row| column.values[row].unwrap_or(median));
        let n = rows.len() as f64;
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
