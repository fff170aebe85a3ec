// Rejected by `large_offset_keeps_its_digits`
// People write: `E[x^2] - E[x]^2` for the variance
// What happens: `1e8, 1e8 + 1, 1e8 + 2` has a variance of 2 instead of 0.67, so ±0.707 comes out
// instead of ±1.225

impl BatchNorm {
    fn learn(&mut self, x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
        let rows = x.nrows();
        if rows < 2 {
            return Err(BatchNormError::BatchTooSmall { rows });
        }
        let n = rows as f64;
        let mean = x.sum_axis(Axis(0)) / n;
        let squares = x.pow2().sum_axis(Axis(0)) - mean.pow2() * n;
        let (biased, unbiased) = (&squares / n, &squares / (n - 1.0));
        if let Some(feature) = unbiased.iter().position(|v| !v.is_finite()) {
            return Err(BatchNormError::NotFinite { feature });
        }
        let m = self.momentum;
        self.running_mean = (1.0 - m) * &self.running_mean + m * &mean;
        self.running_var = (1.0 - m) * &self.running_var + m * unbiased;
        Ok((mean, biased))
    }
}
