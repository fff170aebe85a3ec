// Rejected by `refused_batch_leaves_the_layer_unchanged`
// People write: the running statistics moved before the batch is checked
// What happens: `[[1, NaN], [3, 4]]` is refused, and `running_mean` is `[0.2, NaN]` from then on

impl BatchNorm {
    // ANCHOR: forward
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
                let var = x.var_axis(Axis(0), 0.0);
                let m = self.momentum;
                self.running_mean = &self.running_mean * (1.0 - m) + &mean * m;
                self.running_var = &self.running_var * (1.0 - m) + x.var_axis(Axis(0), 1.0) * m;
                if let Some(feature) = var.iter().position(|v| !v.is_finite()) {
                    return Err(BatchNormError::NotFinite { feature });
                }
                (mean, var)
            }
        };
        Ok((x.to_owned() - &mean) / (var + self.eps).sqrt() * &self.gamma + &self.beta)
    }
    // ANCHOR_END: forward
}
