// Rejected by `predictions_follow_the_rows_asked_for`
// People write: the rows as a mask over the table
// What happens: rows 9, 2, 9, 0 get three numbers, and the first is that of row 0

impl FittedPipeline {
    pub fn predict_proba(
        &self,
        table: &Table,
        rows: &[usize],
    ) -> Result<Array1<f64>, PipelineError> {
        let rows: Vec<usize> = (0..table.rows()).filter(|row| rows.contains(row)).collect();
        let (x, _) = self.design_matrix(table, &rows)?;
        Ok((x.dot(&self.weights) + self.intercept).mapv(sigmoid))
    }
}
