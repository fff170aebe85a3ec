// Rejected by `large_offset_keeps_its_spread`
// People write: the variance as `E[x^2] - E[x]^2`
// What happens: 1e9 + 1 to 1e9 + 4 have a variance of 0 instead of 1.25

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
        let constant = filled.iter().all(|&x| x == median);
        let var = filled.dot(&filled) / n - mean * mean;
        let std = if constant { 1.0 } else { var.sqrt() };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
