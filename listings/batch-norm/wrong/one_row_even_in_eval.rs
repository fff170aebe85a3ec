// Rejected by `no_rows_in_eval_mode_gives_no_rows`
// People write: an empty batch refused in both modes
// What happens: no rows to predict is `BatchTooSmall` instead of no predictions

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        self.check_width(x.ncols())?;
        if x.is_empty() {
            return Err(BatchNormError::BatchTooSmall { rows: x.nrows() });
        }
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => (self.running_mean.clone(), self.running_var.clone()),
        };
        Ok(&self.gamma * (x - mean) / (var + self.eps).sqrt() + &self.beta)
    }
}
