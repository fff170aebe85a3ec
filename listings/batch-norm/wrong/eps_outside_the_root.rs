// Rejected by `eps_stands_inside_the_square_root`
// People write: `eps` added after the root
// What happens: a column of ±0.001 comes out as ±0.990 instead of ±0.302

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        self.check_width(x.ncols())?;
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => (self.running_mean.clone(), self.running_var.clone()),
        };
        Ok(&self.gamma * (x - mean) / (var.sqrt() + self.eps) + &self.beta)
    }
}
