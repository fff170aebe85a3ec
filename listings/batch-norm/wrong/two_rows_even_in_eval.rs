// Rejected by `eval_mode_takes_one_row`
// People write: the test for two rows or more in both modes
// What happens: in eval mode the single row `[[3, -1]]` is refused with `BatchTooSmall`

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        self.check_width(x.ncols())?;
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
