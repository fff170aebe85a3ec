// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: the batch read as one block of memory, row after row
// What happens: `[[1, 5], [3, 9]]` as the transpose of `[[1, 3], [5, 9]]` has the means 3 and 6
// instead of 2 and 7

impl BatchNorm {
    fn learn(&mut self, x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
        let rows = x.nrows();
        if rows < 2 {
            return Err(BatchNormError::BatchTooSmall { rows });
        }
        let data = x.as_slice_memory_order().unwrap_or(&[0.0]);
        let mean = Array1::from_shape_fn(x.ncols(), |j| {
            data.iter().skip(j).step_by(x.ncols()).sum::<f64>() / rows as f64
        });
        let n = rows as f64;
        let squares = (x - &*mean).pow2().sum_axis(Axis(0));
        let (biased, unbiased) = (&squares / n, &squares / (n - 1.0));
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
