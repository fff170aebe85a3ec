// Rejected by `large_offset_keeps_its_digits`
// People write: `E[x^2] - E[x]^2` for the variance
// What happens: `1e8, 1e8 + 1, 1e8 + 2` has a variance of 2 instead of 0.67, so ±0.707 comes out
// instead of ±1.225

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        let got = x.ncols();
        for p in [&self.gamma, &self.beta, &self.running_mean, &self.running_var] {
            if p.len() != got {
                return Err(BatchNormError::WidthMismatch { expected: p.len(), got });
            }
        }
        let (mean, var) = match self.mode {
            Mode::Eval => (self.running_mean.clone(), self.running_var.clone()),
            Mode::Train => {
                let rows = x.nrows();
                if rows < 2 {
                    return Err(BatchNormError::BatchTooSmall { rows });
                }
                let mean = x.mean_axis(Axis(0)).unwrap();
                let var = x.pow2().mean_axis(Axis(0)).unwrap() - mean.pow2();
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
