// Rejected by `eval_mode_changes_nothing`
// People write: running statistics that move in eval mode
// What happens: after `[[1, 2], [3, 40]]` in eval mode `running_mean` is `[0.2, 2.1]` instead of
// `[0, 0]`: test rows change the model

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        let (expected, got) = (self.gamma.len(), x.ncols());
        if got != expected {
            return Err(BatchNormError::WidthMismatch { expected, got });
        }
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => {
                let old = (self.running_mean.clone(), self.running_var.clone());
                if x.nrows() > 1 {
                    self.learn(x)?;
                }
                old
            }
        };
        Ok(&self.gamma * (x - mean) / (var + self.eps).sqrt() + &self.beta)
    }
}
