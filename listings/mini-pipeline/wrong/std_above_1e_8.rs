// Rejected by `column_in_small_units_is_scaled_too`
// People write: `std > 1e-8` for the test of a constant column
// What happens: a column in small units, around 4e-17 with a deviation of 4e-18, counts as
// constant

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
        let var = filled().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
        if !var.is_finite() {
            return Err(PipelineError::TooLarge { column: name });
        }
        let std = if var.sqrt() > 1e-8 { var.sqrt() } else { 1.0 };
        Ok(Self { name, median, mean, std })
    }
}
