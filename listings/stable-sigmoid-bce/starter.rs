use ndarray::{ArrayRef1, NdFloat};
use thiserror::Error;

// If several hold, give the first in this order. For the last two, the lower index counts first, and
// at the same index the logit.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BceError {
    #[error("{logits} logits do not fit {targets} targets")]
    LengthMismatch { logits: usize, targets: usize },
    #[error("there are no logits to average over")]
    Empty,
    #[error("logit {index} is not finite")]
    LogitNotFinite { index: usize },
    #[error("target {index} is not between 0 and 1")]
    TargetOutOfRange { index: usize },
}

/// `1 / (1 + exp(-z))`, for `f32` and `f64`.
///
/// `NdFloat` brings the arithmetic, `exp` and `abs`, and the numbers `F::zero()` and `F::one()`.
pub fn sigmoid<F: NdFloat>(z: F) -> F {
    todo!("sigmoid of {z:?}")
}

/// The mean of `-y ln(p) - (1 - y) ln(1 - p)`, with `p` the sigmoid of the logit and `y` the target.
pub fn bce_with_logits(logits: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> Result<f64, BceError> {
    todo!("loss of logits {logits:?} for targets {targets:?}")
}
