// Rejected by `eval_mode_changes_nothing`
// People write: running statistics that move in eval mode
// What happens: after `[[1, 2], [3, 40]]` in eval mode `running_mean` is `[0.2, 2.1]` instead of
// `[0, 0]`: test rows change the model

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        let got = x.ncols();
        for p in [&self.gamma, &self.beta, &self.running_mean, &self.running_var] {
            if p.len() != got {
                return Err(BatchNormError::WidthMismatch { expected: p.len(), got });
            }
        }
        let (mean, var) = match self.mode {
            Mode::Eval => {
                let (mean, var) = (self.running_mean.clone(), self.running_var.clone());
                if let Some(batch_mean) = x.mean_axis(Axis(0)) {
                    self.running_mean = &mean * (1.0 - self.momentum) + batch_mean * self.momentum;
                    self.running_var =
                        &var * (1.0 - self.momentum) + x.var_axis(Axis(0), 0.0) * self.momentum;
                }
                (mean, var)
            }
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
