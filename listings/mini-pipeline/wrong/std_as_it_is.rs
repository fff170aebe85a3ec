// Rejected by `constant_column_is_divided_by_one`
// People write: a division by the standard deviation, whatever it is
// What happens: 5, 5, 5, 5 become 0 / 0, and training never ends on a NaN: `NotConverged`

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
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
