// Rejected by `refused_batch_leaves_the_layer_unchanged`
// People write: the check for two rows after the running statistics have moved
// What happens: `[[7, -3]]` is refused, and `running_mean` is `[0.7, -0.3]` from then on

impl BatchNorm {
    fn learn(&mut self, x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
        let rows = x.nrows();
        let n = rows as f64;
        let mean = x.sum_axis(Axis(0)) / n;
        let squares = (x - &*mean).pow2().sum_axis(Axis(0));
        let (biased, unbiased) = (&squares / n, &squares / (n - 1.0));
        let m = self.momentum;
        self.running_mean = (1.0 - m) * &self.running_mean + m * &mean;
        self.running_var = (1.0 - m) * &self.running_var + m * unbiased;
        if rows < 2 {
            return Err(BatchNormError::BatchTooSmall { rows });
        }
        if let Some(feature) = self.running_var.iter().position(|v| !v.is_finite()) {
            return Err(BatchNormError::NotFinite { feature });
        }
        Ok((mean, biased))
    }
}
