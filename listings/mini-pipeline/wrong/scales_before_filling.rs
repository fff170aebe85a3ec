// Rejected by `mean_comes_after_the_gaps_are_filled`
// People write: mean and deviation before the gaps are filled
// What happens: the means are 34.5 and 49,285.71 instead of 34 and 49,375

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let name = column.name.clone();
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(PipelineError::EmptyColumn { column: name });
        }
        let median = median(&mut present);
        let filled = || rows.iter().filter_map(|&row| column.values[row]);
        let n = filled().count() as f64;
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
