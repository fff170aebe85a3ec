// Rejected by `wrong_width_is_an_error_in_both_modes`
// People write: no look at the width
// What happens: a layer of one feature broadcasts over three columns in silence

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => (self.running_mean.clone(), self.running_var.clone()),
        };
        Ok(&self.gamma * (x - mean) / (var + self.eps).sqrt() + &self.beta)
    }
}
