// Rejected by `column_in_small_units_is_scaled_too`
// People write: `std > 1e-8` as the test of a constant column
// What happens: a column in small units, around 4e-17 with a deviation of 4e-18, counts as
// constant

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(column.no_value());
        }
        present.sort_by(f64::total_cmp);
        let m = present.len();
        let median = present[(m - 1) / 2].midpoint(present[m / 2]);

        let filled = rows.iter().map(|&row| column.values[row].unwrap_or(median));
        let filled: Array1<f64> = filled.collect();
        let n = rows.len() as f64;
        let mean = filled.sum() / n;
        let var = filled.mapv(|x| (x - mean).powi(2)).sum() / n;
        let std = var.sqrt();
        let std = if std > 1e-8 { std } else { 1.0 };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
