// Rejected by `ten_times_a_tenth_is_constant`
// People write: `std > 0.0` as the test of a constant column
// What happens: ten times 0.1 has a standard deviation of 1.4e-17 from rounding alone, and is
// divided by it

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
        let mean = filled.iter().sum::<f64>() / rows.len() as f64;
        let var = filled.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / rows.len() as f64;
        let std = if var > 0.0 { var.sqrt() } else { 1.0 };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
