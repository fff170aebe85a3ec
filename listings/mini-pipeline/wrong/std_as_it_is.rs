// Rejected by `constant_column_is_divided_by_one`
// People write: a division by the standard deviation, whatever it is
// What happens: 5, 5, 5, 5 become 0 / 0, and training never ends on a NaN: `NotConverged`

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
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
