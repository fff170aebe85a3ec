// Rejected by `running_var_moves_towards_the_unbiased_variance`
// People write: the number of elements for n in n / (n - 1)
// What happens: for 3 rows of 3 columns the factor is 9 / 8 instead of 3 / 2: 8.4 instead of 10.9

impl BatchNorm {
    fn learn(&mut self, x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
        let rows = x.nrows();
        if rows < 2 {
            return Err(BatchNormError::BatchTooSmall { rows });
        }
        let n = rows as f64;
        let mean = x.sum_axis(Axis(0)) / n;
        let squares = (x - &*mean).pow2().sum_axis(Axis(0));
        let biased = &squares / n;
        let n = x.len() as f64;
        let unbiased = &biased * (n / (n - 1.0));
        if let Some(feature) = unbiased.iter().position(|v| !v.is_finite()) {
            return Err(BatchNormError::NotFinite { feature });
        }
        let m = self.momentum;
        self.running_mean = (1.0 - m) * &self.running_mean + m * &mean;
        self.running_var = (1.0 - m) * &self.running_var + m * unbiased;
        Ok((mean, biased))
    }
}
