//! Batch normalisation of a `(batch, features)` matrix, as `torch.nn.BatchNorm1d` defines it.

// ANCHOR: types
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis, Zip, azip};
use thiserror::Error;

/// Which statistics [`BatchNorm::forward`] normalises with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Those of the batch; the running statistics move towards them.
    Train,
    /// The running ones; nothing changes.
    Eval,
}

/// A batch normalisation layer over `num_features` columns.
#[derive(Debug, Clone, PartialEq)]
pub struct BatchNorm {
    /// Learned scale, one per feature. Starts at 1.
    pub gamma: Array1<f64>,
    /// Learned shift, one per feature. Starts at 0.
    pub beta: Array1<f64>,
    /// Moving average of the batch means. Starts at 0.
    pub running_mean: Array1<f64>,
    /// Moving average of the *unbiased* batch variances. Starts at 1.
    pub running_var: Array1<f64>,
    /// Weight of the newest batch in the moving averages, 0.1 unless you change it.
    pub momentum: f64,
    /// Added to the variance before the square root, 1e-5 unless you change it.
    pub eps: f64,
    /// Starts as [`Mode::Train`].
    pub mode: Mode,
}

/// Why a batch was refused. The layer is as it was before the call.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BatchNormError {
    /// The batch has another number of columns than the layer has features.
    #[error("the layer has {expected} features, the batch has {got} columns")]
    WidthMismatch {
        /// Features of the layer.
        expected: usize,
        /// Columns of the batch.
        got: usize,
    },
    /// Training on fewer than two rows, which have no variance.
    #[error("training needs a batch of two rows or more, got {rows}")]
    BatchTooSmall {
        /// Rows of the batch.
        rows: usize,
    },
    /// A batch mean or variance is not a finite number.
    #[error("column {feature} has a NaN, an infinity, or values too large to square")]
    NotFinite {
        /// The first such column, from 0.
        feature: usize,
    },
}
// ANCHOR_END: types

impl BatchNorm {
    // ANCHOR: new
    /// A layer in [`Mode::Train`] with PyTorch's defaults.
    pub fn new(num_features: usize) -> Self {
        Self {
            gamma: Array1::ones(num_features),
            beta: Array1::zeros(num_features),
            running_mean: Array1::zeros(num_features),
            running_var: Array1::ones(num_features),
            momentum: 0.1,
            eps: 1e-5,
            mode: Mode::Train,
        }
    }
    // ANCHOR_END: new

    // ANCHOR: forward
    /// Normalises each column of `x`, shape `(batch, num_features)`, into an array of the same
    /// shape: `gamma * (x - mean) / sqrt(var + eps) + beta`.
    ///
    /// In [`Mode::Train`] the mean and the biased variance (divided by the number of rows) are the
    /// batch's. The running statistics move by `momentum`, the variance towards the unbiased one
    /// (divided by the number of rows less one). In [`Mode::Eval`] the running statistics serve,
    /// and any number of rows will do.
    ///
    /// # Errors
    ///
    /// [`BatchNormError`], with the layer left unchanged. `Eval` checks the width alone.
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        let mut y = Array2::default((0, 0));
        self.forward_into(x, &mut y)?;
        Ok(y)
    }
    // ANCHOR_END: forward

    // ANCHOR: forward_into
    /// [`forward`](Self::forward) into an array that is kept from batch to batch. `y` is made anew
    /// if its shape is not that of `x`.
    ///
    /// # Errors
    ///
    /// As [`forward`](Self::forward), with `y` left unchanged too.
    pub fn forward_into(
        &mut self,
        x: &ArrayRef2<f64>,
        y: &mut Array2<f64>,
    ) -> Result<(), BatchNormError> {
        self.check_width(x.ncols())?;
        match self.mode {
            Mode::Eval => self.normalise(x, &self.running_mean, &self.running_var, y),
            Mode::Train => {
                let (mean, var) = batch_statistics(x)?;
                self.normalise(x, &mean, &var, y);
                self.update_running(&mean, &var, x.nrows() as f64);
            }
        }
        Ok(())
    }
    // ANCHOR_END: forward_into

    // ANCHOR: normalise
    /// One pass: every element is read once and written once.
    fn normalise(
        &self,
        x: &ArrayRef2<f64>,
        mean: &ArrayRef1<f64>,
        var: &ArrayRef1<f64>,
        y: &mut Array2<f64>,
    ) {
        if y.dim() != x.dim() {
            *y = Array2::zeros(x.dim());
        }
        let scale = &self.gamma / (var + self.eps).sqrt();
        Zip::from(y)
            .and(x)
            .and_broadcast(mean)
            .and_broadcast(&scale)
            .and_broadcast(&self.beta)
            .for_each(|y, x, mean, scale, beta| *y = (x - mean) * scale + beta);
    }
    // ANCHOR_END: normalise

    // ANCHOR: update
    /// Bessel's correction belongs here and only here: the batch is normalised by what it *has*,
    /// while the running variance estimates what the *population* has.
    fn update_running(&mut self, mean: &ArrayRef1<f64>, var: &ArrayRef1<f64>, n: f64) {
        let (keep, new) = (1.0 - self.momentum, self.momentum);
        azip!((r in &mut self.running_mean, &m in mean) *r = keep * *r + new * m);
        azip!((r in &mut self.running_var, &v in var) *r = keep * *r + new * v * n / (n - 1.0));
    }
    // ANCHOR_END: update

    fn check_width(&self, got: usize) -> Result<(), BatchNormError> {
        // The fields are public, so each of them may have been given another length.
        [&self.gamma, &self.beta, &self.running_mean, &self.running_var]
            .into_iter()
            .map(|parameter| parameter.len())
            .find(|&expected| expected != got)
            .map_or(Ok(()), |expected| Err(BatchNormError::WidthMismatch { expected, got }))
    }
}

// ANCHOR: statistics
/// Mean and biased variance of each column. Two passes: `E[x²] - E[x]²` would need only one, but
/// loses every digit once the mean is large beside the spread.
fn batch_statistics(x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
    let rows = x.nrows();
    if rows < 2 {
        return Err(BatchNormError::BatchTooSmall { rows });
    }
    let n = rows as f64;
    let mean = x.sum_axis(Axis(0)) / n;
    let mut squares = Array1::<f64>::zeros(x.ncols());
    for row in x.rows() {
        azip!((squares in &mut squares, x in &row, mean in &mean) *squares += (x - mean).powi(2));
    }
    let var = squares / n;
    match var.iter().position(|v| !v.is_finite()) {
        Some(feature) => Err(BatchNormError::NotFinite { feature }),
        None => Ok((mean, var)),
    }
}
// ANCHOR_END: statistics
