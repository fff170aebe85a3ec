// Rejected by `one_half_is_not_positive`
// People write: `p >= 0.5` in `evaluate`
// What happens: two rows of each class with nothing to tell them apart have 0.5: both rows asked
// for are called positive

impl FittedPipeline {
    pub fn evaluate(&self, table: &Table, rows: &[usize]) -> Result<Report, PipelineError> {
        if rows.is_empty() {
            return Err(PipelineError::NoRows);
        }
        let (x, unseen_categories) = self.design_matrix(table, rows)?;
        let mut report = Report { unseen_categories, ..Report::default() };
        for (&p, &row) in self.probabilities(&x).iter().zip(rows) {
            *match (p >= 0.5, table.labels[row]) {
                (true, true) => &mut report.true_positives,
                (true, false) => &mut report.false_positives,
                (false, true) => &mut report.false_negatives,
                (false, false) => &mut report.true_negatives,
            } += 1;
        }
        Ok(report)
    }
}
