// Rejected by `std_divides_by_n`
// People write: the standard deviation of pandas
// What happens: 1, 2, 3, 4 are divided by 1.291 instead of 1.118

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let name = column.name.clone();
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(PipelineError::EmptyColumn { column: name });
        }
        let median = median(&mut present);
        let filled = || rows.iter().map(|&row| column.values[row].unwrap_or(median));
        let n = rows.len() as f64;
        let mean = filled().sum::<f64>() / n;
        let var = filled().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0);
        if !var.is_finite() {
            return Err(PipelineError::TooLarge { column: name });
        }
        let rounding = n * f64::EPSILON * var + (n * f64::EPSILON * mean).powi(2);
        let std = if var <= rounding { 1.0 } else { var.sqrt() };
        Ok(Self { name, median, mean, std })
    }
}
