// Rejected by `mean_comes_after_the_gaps_are_filled`
// People write: mean and deviation before the gaps are filled
// What happens: the means are 34.5 and 49,285.71 instead of 34 and 49,375

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(column.no_value());
        }
        present.sort_by(f64::total_cmp);
        let m = present.len();
        let median = present[(m - 1) / 2].midpoint(present[m / 2]);

        let filled = Array1::from(present);
        let mean = filled.sum() / m as f64;
        let var = filled.mapv(|x| (x - mean).powi(2)).sum() / m as f64;
        let constant = filled.iter().all(|&x| x == median);
        let std = if constant { 1.0 } else { var.sqrt() };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
