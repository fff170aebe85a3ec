use ndarray::{Array1, ArrayRef1};
use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WindowError {
    #[error("the window must be 1 or more")]
    ZeroWindow,
    #[error("a window of {window} does not fit into {len} values")]
    WindowTooLong { window: usize, len: usize },
}

/// The sum of every `window` values in a row: element `i` is that of `x[i..i + window]`.
pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    todo!("sums of {window} values of {x:?}")
}

/// The mean of every `window` values in a row.
pub fn rolling_mean(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    todo!("means of {window} values of {x:?}")
}

/// The largest of every `window` values in a row, NaN if one of them is.
pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    todo!("maxima of {window} values of {x:?}")
}
