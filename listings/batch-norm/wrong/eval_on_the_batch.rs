// Rejected by `eval_mode_uses_the_running_statistics`
// People write: the mean and variance of the batch in eval mode
// What happens: 10, 12, 20 comes out as -0.93, -0.46, 1.39 instead of 0, 1, 5: each row depends on
// its neighbours in the batch

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        self.check_width(x.ncols())?;
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => (x.sum_axis(Axis(0)) / x.nrows() as f64, x.var_axis(Axis(0), 0.0)),
        };
        Ok(&self.gamma * (x - mean) / (var + self.eps).sqrt() + &self.beta)
    }
}
