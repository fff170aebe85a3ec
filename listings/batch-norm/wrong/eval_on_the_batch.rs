// Rejected by `eval_mode_uses_the_running_statistics`
// People write: the mean and variance of the batch in eval mode
// What happens: `[[10], [12], [20]]` comes out as -0.93, -0.46, 1.39 instead of 0, 1, 5: each row
// depends on its neighbours in the batch

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        let (expected, got) = (self.gamma.len(), x.ncols());
        if got != expected {
            return Err(BatchNormError::WidthMismatch { expected, got });
        }
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => (x.mean_axis(Axis(0)).unwrap(), x.var_axis(Axis(0), 0.0)),
        };
        Ok(&self.gamma * (x - mean) / (var + self.eps).sqrt() + &self.beta)
    }
}
