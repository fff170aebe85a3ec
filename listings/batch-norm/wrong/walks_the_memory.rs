// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: the batch taken for one block of memory
// What happens: a view of every other column is no such block: a panic

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
                let data = x.as_slice().expect("a contiguous batch");
                let mean = Array1::from_shape_fn(got, |j| {
                    data.iter().skip(j).step_by(got).sum::<f64>() / rows as f64
                });
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
