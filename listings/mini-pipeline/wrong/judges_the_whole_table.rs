// Rejected by `evaluate_judges_the_rows_it_is_given`
// People write: a report on the whole table
// What happens: 10 rows instead of the 2 asked for, and the model was trained on 8 of them

impl FittedPipeline {
    pub fn evaluate(&self, table: &Table, rows: &[usize]) -> Result<Report, PipelineError> {
        if rows.is_empty() {
            return Err(PipelineError::NoRows);
        }
        table.check_rows(rows)?;
        let rows: &[usize] = &(0..table.rows()).collect::<Vec<_>>();
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
