//! Batch normalisation of a `(batch, features)` matrix, as `torch.nn.BatchNorm1d` defines it.

// ANCHOR: types
use ndarray::{Array1, Array2, ArrayRef2, Axis};
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
    /// The number of columns differs from the number of features.
    #[error("the layer has {expected} features, the batch has {got} columns")]
    WidthMismatch {
        /// Features of the layer.
        expected: usize,
        /// Columns of the batch.
        got: usize,
    },
    /// Training on fewer than two rows, which have no unbiased variance.
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
    /// In [`Mode::Train`] mean and variance are the batch's, and the running statistics move. In
    /// [`Mode::Eval`] they are the running ones, and nothing changes.
    ///
    /// # Errors
    ///
    /// [`BatchNormError`], with the layer left unchanged. `Eval` checks the width alone.
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        self.check_width(x.ncols())?;
        let (mean, var) = match self.mode {
            Mode::Train => self.learn(x)?,
            Mode::Eval => (self.running_mean.clone(), self.running_var.clone()),
        };
        Ok(&self.gamma * (x - mean) / (var + self.eps).sqrt() + &self.beta)
    }
    // ANCHOR_END: forward

    // ANCHOR: learn
    /// Moves the running statistics towards those of the batch. Returns the batch's mean and its
    /// biased variance.
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
        // The state changes last, when nothing can fail any more.
        let m = self.momentum;
        self.running_mean = (1.0 - m) * &self.running_mean + m * &mean;
        self.running_var = (1.0 - m) * &self.running_var + m * unbiased;
        Ok((mean, biased))
    }
    // ANCHOR_END: learn

    // ANCHOR: check_width
    /// Whether a batch of `got` columns fits every parameter.
    ///
    /// # Errors
    ///
    /// [`BatchNormError::WidthMismatch`], with the length of the first parameter that does not fit.
    pub fn check_width(&self, got: usize) -> Result<(), BatchNormError> {
        // The fields are public, so each of them may have been given another length.
        for field in [&self.gamma, &self.beta, &self.running_mean, &self.running_var] {
            if field.len() != got {
                return Err(BatchNormError::WidthMismatch { expected: field.len(), got });
            }
        }
        Ok(())
    }
    // ANCHOR_END: check_width
}
