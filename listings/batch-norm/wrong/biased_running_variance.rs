// Rejected by `running_var_moves_towards_the_unbiased_variance`
// People write: the biased variance in the running average
// What happens: `[[1], [3]]` gives `running_var` 1.0; PyTorch gives 1.1

impl BatchNorm {
    fn learn(&mut self, x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
        let rows = x.nrows();
        if rows < 2 {
            return Err(BatchNormError::BatchTooSmall { rows });
        }
        let n = rows as f64;
        let mean = x.sum_axis(Axis(0)) / n;
        let squares = (x - &*mean).pow2().sum_axis(Axis(0));
        let biased = squares / n;
        if let Some(feature) = biased.iter().position(|v| !v.is_finite()) {
            return Err(BatchNormError::NotFinite { feature });
        }
        // The state changes last, when nothing can fail any more.
        let m = self.momentum;
        self.running_mean = (1.0 - m) * &self.running_mean + m * &mean;
        self.running_var = (1.0 - m) * &self.running_var + m * &biased;
        Ok((mean, biased))
    }
}
