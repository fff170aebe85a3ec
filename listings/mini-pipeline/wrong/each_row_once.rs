// Rejected by `repeated_row_counts_each_time`
// People write: the rows as a set
// What happens: rows 3, 0, 0, 0, 1 give a median of 2 instead of 1

use std::collections::BTreeSet;

impl Numeric {
    fn learn(column: &Column<f64>, rows: &[usize]) -> Result<Self, PipelineError> {
        let rows: BTreeSet<usize> = rows.iter().copied().collect();
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
        let constant = filled.iter().all(|&x| x == median);
        let std = if constant { 1.0 } else { filled.std(0.0) };
        Ok(Self { name: column.name.clone(), median, mean, std })
    }
}
