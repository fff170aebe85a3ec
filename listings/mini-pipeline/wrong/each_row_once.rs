// Rejected by `repeated_row_counts_each_time`
// People write: the rows as a set
// What happens: rows 3, 0, 0, 0, 1 give a median of 2 instead of 1

use std::collections::BTreeSet;

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let rows: BTreeSet<usize> = rows.iter().copied().collect();
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
        let constant = filled.iter().all(|&x| x == median);
        let std = if constant { 1.0 } else { var.sqrt() };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
