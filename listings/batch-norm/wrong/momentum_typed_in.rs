// Rejected by `momentum_can_be_changed`
// People write: the number 0.1 instead of the field `momentum`
// What happens: with `momentum` 0.75 the column 1, 5 moves `running_mean` to 0.3 instead of 2.25

impl BatchNorm {
    fn learn(&mut self, x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
        let rows = x.nrows();
        if rows < 2 {
            return Err(BatchNormError::BatchTooSmall { rows });
        }
        let n = rows as f64;
        let mean = x.sum_axis(Axis(0)) / n;
        let squares = (x - &*mean).pow2().sum_axis(Axis(0));
        let (biased, unbiased) = (&squares / n, &squares / (n - 1.0));
        if let Some(feature) = unbiased.iter().position(|v| !v.is_finite()) {
            return Err(BatchNormError::NotFinite { feature });
        }
        let m = 0.1;
        self.running_mean = (1.0 - m) * &self.running_mean + m * &mean;
        self.running_var = (1.0 - m) * &self.running_var + m * unbiased;
        Ok((mean, biased))
    }
}
