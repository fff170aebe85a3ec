// Rejected by `nan_does_not_poison_the_layer`
// People write: the running statistics moved before the batch is checked
// What happens: `[[1, NaN], [3, 4]]` is refused, and `running_mean` is `[0.2, NaN]` from then on

impl BatchNorm {
    // ANCHOR: learn
    fn learn(&mut self, x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
        let rows = x.nrows();
        if rows < 2 {
            return Err(BatchNormError::BatchTooSmall { rows });
        }
        let n = rows as f64;
        let mean = x.sum_axis(Axis(0)) / n;
        let squares = (x - &*mean).pow2().sum_axis(Axis(0));
        let (biased, unbiased) = (&squares / n, &squares / (n - 1.0));
        let m = self.momentum;
        self.running_mean = (1.0 - m) * &self.running_mean + m * &mean;
        self.running_var = (1.0 - m) * &self.running_var + m * &unbiased;
        if let Some(feature) = unbiased.iter().position(|v| !v.is_finite()) {
            return Err(BatchNormError::NotFinite { feature });
        }
        Ok((mean, biased))
    }
    // ANCHOR_END: learn
}
