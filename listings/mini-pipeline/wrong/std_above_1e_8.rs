// Rejected by `column_in_small_units_is_scaled_too`
// People write: `std > 1e-8` as the test of a constant column
// What happens: a column in small units, around 4e-17 with a deviation of 4e-18, counts as
// constant

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(PipelineError::EmptyColumn { column: column.name.clone() });
        }
        present.sort_by(f64::total_cmp);
        let n = present.len();
        let median = present[(n - 1) / 2].midpoint(present[n / 2]);

        let filled = rows.iter().map(|&row| column.values[row].unwrap_or(median));
        let filled: Array1<f64> = filled.collect();
        let mean = filled.sum() / rows.len() as f64;
        let std = filled.std(0.0);
        let std = if std > 1e-8 { std } else { 1.0 };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
