// Rejected by `wrong_width_is_an_error_in_both_modes`
// People write: no look at the width
// What happens: a layer of one feature broadcasts over three columns in silence

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        let (mean, var) = match self.mode {
            Mode::Eval => (self.running_mean.clone(), self.running_var.clone()),
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
