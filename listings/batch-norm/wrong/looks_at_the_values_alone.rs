// Rejected by `values_too_large_to_square_are_an_error`
// People write: a search for NaN and infinities among the values
// What happens: 1e200 and -1e200 are finite, their variance is not: `running_var` is infinite from
// then on

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
        if let Some(feature) = (0..x.ncols()).find(|&j| x.column(j).iter().any(|v| !v.is_finite()))
        {
            return Err(BatchNormError::NotFinite { feature });
        }
        let m = self.momentum;
        self.running_mean = (1.0 - m) * &self.running_mean + m * &mean;
        self.running_var = (1.0 - m) * &self.running_var + m * unbiased;
        Ok((mean, biased))
    }
}
