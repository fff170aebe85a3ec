// Rejected by `eval_mode_uses_the_running_statistics`
// People write: the mean and variance of the batch in eval mode
// What happens: `[[10], [12], [20]]` comes out as -0.93, -0.46, 1.39 instead of 0, 1, 5: each row
// depends on its neighbours in the batch

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        let got = x.ncols();
        for p in [&self.gamma, &self.beta, &self.running_mean, &self.running_var] {
            if p.len() != got {
                return Err(BatchNormError::WidthMismatch { expected: p.len(), got });
            }
        }
        let (mean, var) = match self.mode {
            Mode::Eval => (
                x.mean_axis(Axis(0)).unwrap_or(self.running_mean.clone()),
                x.var_axis(Axis(0), 0.0),
            ),
            Mode::Train => {
                let rows = x.nrows();
                if rows < 2 {
                    return Err(BatchNormError::BatchTooSmall { rows });
                }
                let mean = x.mean_axis(Axis(0)).unwrap();
                let var = x.var_axis(Axis(0), 0.0);
                if let Some(feature) = var.iter().position(|v| !v.is_finite()) {
                    return Err(BatchNormError::NotFinite { feature });
                }
                let m = self.momentum;
                self.running_mean = &self.running_mean * (1.0 - m) + &mean * m;
                self.running_var = &self.running_var * (1.0 - m) + x.var_axis(Axis(0), 1.0) * m;
                (mean, var)
            }
        };
        Ok((x.to_owned() - &mean) / (var + self.eps).sqrt() * &self.gamma + &self.beta)
    }
}
