// Rejected by `constant_column_becomes_beta`
// People write: no `eps`
// What happens: a constant column is 0 / 0, a NaN

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        self.check_width(x.ncols())?;
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => (self.running_mean.clone(), self.running_var.clone()),
        };
        Ok(&self.gamma * (x - mean) / var.sqrt() + &self.beta)
    }
}
