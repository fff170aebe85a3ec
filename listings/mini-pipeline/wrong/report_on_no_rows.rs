// Rejected by `no_rows_are_an_error`
// People write: an `evaluate` that does not look whether it got a row
// What happens: the report on no rows is all zeros, and its F1 of 0 looks like a bad model

impl FittedPipeline {
    pub fn evaluate(&self, table: &Table, rows: &[usize]) -> Result<Report, PipelineError> {
        let (x, unseen_categories) = self.design_matrix(table, rows)?;
        let mut report = Report { unseen_categories, ..Report::default() };
        for (&p, &row) in self.probabilities(&x).iter().zip(rows) {
            *match (p > 0.5, table.labels[row]) {
                (true, true) => &mut report.true_positives,
                (true, false) => &mut report.false_positives,
                (false, true) => &mut report.false_negatives,
                (false, false) => &mut report.true_negatives,
            } += 1;
        }
        Ok(report)
    }
}
