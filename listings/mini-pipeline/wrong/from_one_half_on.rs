// Rejected by `one_half_is_not_positive`
// People write: `p >= 0.5`
// What happens: two rows of each class with nothing to tell them apart have 0.5: both rows asked
// for are called positive

impl FittedPipeline {
    pub fn predict(&self, table: &Table, rows: &[usize]) -> Result<Vec<bool>, PipelineError> {
        Ok(self.predict_proba(table, rows)?.iter().map(|&p| p >= 0.5).collect())
    }
}
