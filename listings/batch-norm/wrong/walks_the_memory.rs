// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: the batch taken for one block of memory
// What happens: a view of every other column is no such block: a panic

impl BatchNorm {
    fn learn(&mut self, x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
        let rows = x.nrows();
        if rows < 2 {
            return Err(BatchNormError::BatchTooSmall { rows });
        }
        let n = rows as f64;
        let data = x.as_slice().expect("a contiguous batch");
        let sum = |j| data.iter().skip(j).step_by(x.ncols()).sum::<f64>();
        let mean = Array1::from_shape_fn(x.ncols(), |j| sum(j) / n);
        let squares = (x - &*mean).pow2().sum_axis(Axis(0));
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
