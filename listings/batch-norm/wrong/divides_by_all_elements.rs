// Rejected by `running_var_moves_towards_the_unbiased_variance`
// People write: n as the number of elements instead of rows
// What happens: two rows of two columns count as four: `[[1, 10], [3, 50]]` moves `running_var`
// to 1.0333 and 54.2333 instead of 1.1 and 80.9

impl BatchNorm {
    fn learn(&mut self, x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
        let rows = x.nrows();
        if rows < 2 {
            return Err(BatchNormError::BatchTooSmall { rows });
        }
        let n = rows as f64;
        let mean = x.sum_axis(Axis(0)) / n;
        let squares = (x - &*mean).pow2().sum_axis(Axis(0));
        let all = x.len() as f64;
        let (biased, unbiased) = (&squares / n, &squares / n * (all / (all - 1.0)));
        if let Some(feature) = unbiased.iter().position(|v| !v.is_finite()) {
            return Err(BatchNormError::NotFinite { feature });
        }
        // The state changes last, when nothing can fail any more.
        let m = self.momentum;
        self.running_mean = (1.0 - m) * &self.running_mean + m * &mean;
        self.running_var = (1.0 - m) * &self.running_var + m * unbiased;
        Ok((mean, biased))
    }
}
