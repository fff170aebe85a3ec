// Rejected by `statistics_belong_to_a_column`
// People write: one mean and one variance for the whole batch
// What happens: beside columns around 20 and 300, the column 0.5, 0.6, 0.7 comes out as -0.045,
// -0.044, -0.043 instead of -1.22, 0, 1.22

impl BatchNorm {
    fn learn(&mut self, x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
        let rows = x.nrows();
        if rows < 2 {
            return Err(BatchNormError::BatchTooSmall { rows });
        }
        let n = rows as f64;
        let mean = Array1::from_elem(x.ncols(), x.mean().unwrap());
        let squares = Array1::from_elem(x.ncols(), x.var(0.0) * n);
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
