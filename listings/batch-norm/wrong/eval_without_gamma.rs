// Rejected by `gamma_scales_and_beta_shifts_in_both_modes`
// People write: an early return in eval mode, before `gamma` and `beta`
// What happens: with `gamma` 2 and `beta` 10 the eval output is 0 and 1 instead of 10 and 12

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
                return Ok(
                    (x.to_owned() - &self.running_mean) / (&self.running_var + self.eps).sqrt()
                );
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
