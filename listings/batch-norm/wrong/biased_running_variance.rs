// Rejected by `running_var_moves_towards_the_unbiased_variance`
// People write: the biased variance in the running average
// What happens: the column -10, 0, 10 moves `running_var` to 7.57; PyTorch gives 10.9

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
        let m = self.momentum;
        self.running_mean = (1.0 - m) * &self.running_mean + m * &mean;
        self.running_var = (1.0 - m) * &self.running_var + m * &biased;
        Ok((mean, biased))
    }
}
