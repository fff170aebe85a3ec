// Rejected by `eval_mode_takes_one_row_or_none`
// People write: the test for two rows or more in both modes
// What happens: in eval mode the single row `[[3, -1]]` is refused with `BatchTooSmall`

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        let (expected, got) = (self.gamma.len(), x.ncols());
        if got != expected {
            return Err(BatchNormError::WidthMismatch { expected, got });
        }
        if x.nrows() < 2 {
            return Err(BatchNormError::BatchTooSmall { rows: x.nrows() });
        }
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => (self.running_mean.clone(), self.running_var.clone()),
        };
        Ok(&self.gamma * (x - mean) / (var + self.eps).sqrt() + &self.beta)
    }
}
