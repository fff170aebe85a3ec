// Rejected by `nan_in_eval_mode_stays_where_it_is`
// People write: the search for a NaN in both modes
// What happens: one bad row, and the predictions for all the other rows are lost

impl BatchNorm {
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        self.check_width(x.ncols())?;
        if let Some(feature) = (0..x.ncols()).find(|&j| x.column(j).iter().any(|v| v.is_nan())) {
            return Err(BatchNormError::NotFinite { feature });
        }
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => (self.running_mean.clone(), self.running_var.clone()),
        };
        Ok(&self.gamma * (x - mean) / (var + self.eps).sqrt() + &self.beta)
    }
}
