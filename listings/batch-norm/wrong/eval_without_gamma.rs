// Rejected by `gamma_scales_and_beta_shifts_in_both_modes`
// People write: an early return in eval mode, before `gamma` and `beta`
// What happens: with `gamma` 2 and `beta` 10 the eval output is -1 and 1 instead of 8 and 12

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        self.check_width(x.ncols())?;
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => {
                return Ok((x - &*self.running_mean) / (&self.running_var + self.eps).sqrt());
            }
        };
        Ok(&self.gamma * (x - mean) / (var + self.eps).sqrt() + &self.beta)
    }
}
