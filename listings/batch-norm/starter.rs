use ndarray::{Array1, Array2, ArrayRef2};
use thiserror::Error;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Train,
    Eval,
}

#[derive(Debug, Clone, PartialEq)]
pub struct BatchNorm {
    pub gamma: Array1<f64>,        // scale, starts at 1
    pub beta: Array1<f64>,         // shift, starts at 0
    pub running_mean: Array1<f64>, // starts at 0
    pub running_var: Array1<f64>,  // starts at 1
    pub momentum: f64,             // weight of the newest batch, 0.1
    pub eps: f64,                  // 1e-5
    pub mode: Mode,                // starts in Train
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BatchNormError {
    #[error("the layer has {expected} features, the batch has {got} columns")]
    WidthMismatch { expected: usize, got: usize },
    #[error("training needs a batch of two rows or more, got {rows}")]
    BatchTooSmall { rows: usize },
    #[error("column {feature} has a NaN, an infinity, or values too large to square")]
    NotFinite { feature: usize },
}

impl BatchNorm {
    pub fn new(num_features: usize) -> Self {
        todo!("a layer of {num_features} features")
    }

    /// Normalises each column of `x`, shape `(batch, num_features)`.
    ///
    /// Train: with the batch's own mean and variance, and the running statistics move.
    /// Eval: with the running statistics, and nothing changes.
    /// On an error the layer is as it was.
    pub fn forward(&mut self, x: &ArrayRef2<f64>) -> Result<Array2<f64>, BatchNormError> {
        todo!("normalise {x:?} in {:?} mode", self.mode)
    }
}
