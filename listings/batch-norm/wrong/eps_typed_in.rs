// Rejected by `eps_can_be_changed`
// People write: the number 1e-5 instead of the field `eps`
// What happens: with `eps` 3 the batch `[[1], [3]]` gives ±1 instead of ±0.5

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        self.check_width(x.ncols())?;
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => (self.running_mean.clone(), self.running_var.clone()),
        };
        Ok(&self.gamma * (x - mean) / (var + 1e-5).sqrt() + &self.beta)
    }
}
