// Rejected by `even_count_takes_the_mean_of_the_middle_two`
// People write: the element at `n / 2` as the median
// What happens: the median of 1, 2, 4, 100 is 4 instead of 3

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let mut present: Vec<f64> = rows.iter().filter_map(|&row| column.values[row]).collect();
        if present.is_empty() {
            return Err(column.no_value());
        }
        present.sort_by(f64::total_cmp);
        let median = present[present.len() / 2];

        let filled = rows.iter().map(|&row| column.values[row].unwrap_or(median));
        let filled: Array1<f64> = filled.collect();
        let n = rows.len() as f64;
        let mean = filled.sum() / n;
        let var = filled.mapv(|x| (x - mean).powi(2)).sum() / n;
        let constant = filled.iter().all(|&x| x == median);
        let std = if constant { 1.0 } else { var.sqrt() };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
