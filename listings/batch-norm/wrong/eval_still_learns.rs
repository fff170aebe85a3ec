// Rejected by `eval_mode_changes_nothing`
// People write: running statistics that move in eval mode
// What happens: after `[[1, 2], [3, 40]]` in eval mode `running_mean` is `[0.2, 2.1]` instead of
// `[0, 0]`: test rows change the model

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        self.check_width(x.ncols())?;
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => {
                let before = (self.running_mean.clone(), self.running_var.clone());
                self.learn(x)?;
                before
            }
        };
        Ok(&self.gamma * (x - mean) / (var + self.eps).sqrt() + &self.beta)
    }
}
