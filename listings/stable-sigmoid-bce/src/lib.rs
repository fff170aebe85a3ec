//! Sigmoid as `scipy.special.expit` defines it, and the binary cross-entropy of logits as PyTorch's
//! `binary_cross_entropy_with_logits` does.

// ANCHOR: types
use ndarray::{ArrayRef1, NdFloat};
use thiserror::Error;

/// Why there is no loss. If several hold, the error is the first in this order. For the last two, the
/// lower index counts first, and at the same index the logit.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BceError {
    /// A logit without its target, or a target without its logit.
    #[error("{logits} logits do not fit {targets} targets")]
    LengthMismatch {
        /// Number of logits.
        logits: usize,
        /// Number of targets.
        targets: usize,
    },
    /// An average of nothing.
    #[error("there are no logits to average over")]
    Empty,
    /// A NaN or an infinity, which would be the loss of the whole batch.
    #[error("logit {index} is not finite")]
    LogitNotFinite {
        /// Its place, from 0.
        index: usize,
    },
    /// A target that is no probability: below 0, above 1, or NaN.
    #[error("target {index} is not between 0 and 1")]
    TargetOutOfRange {
        /// Its place, from 0.
        index: usize,
    },
}
// ANCHOR_END: types

// ANCHOR: sigmoid
/// `1 / (1 + exp(-z))`, for `f32` and `f64`: 0 for `-inf`, 1 for `inf`, NaN for NaN.
pub fn sigmoid<F: NdFloat>(z: F) -> F {
    // The exponent is never positive, so neither branch overflows.
    let e = (-z.abs()).exp();
    if z < F::zero() { e / (F::one() + e) } else { F::one() / (F::one() + e) }
}
// ANCHOR_END: sigmoid

// ANCHOR: bce
/// The mean of `-y ln(p) - (1 - y) ln(1 - p)`, with `p` the sigmoid of the logit and `y` the target,
/// in nats.
///
/// Targets are probabilities: 0 and 1 for hard labels, anything between for soft ones.
///
/// # Errors
///
/// [`BceError`] lists them, and which comes first.
pub fn bce_with_logits(logits: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> Result<f64, BceError> {
    if logits.len() != targets.len() {
        return Err(BceError::LengthMismatch { logits: logits.len(), targets: targets.len() });
    }
    if logits.is_empty() {
        return Err(BceError::Empty);
    }
    let mut sum = 0.0;
    for (index, (&z, &y)) in logits.iter().zip(targets).enumerate() {
        if !z.is_finite() {
            return Err(BceError::LogitNotFinite { index });
        }
        if !(0.0..=1.0).contains(&y) {
            return Err(BceError::TargetOutOfRange { index });
        }
        sum += loss(z, y);
    }
    Ok(sum / logits.len() as f64)
}

/// The loss of one logit, without the probability in between.
fn loss(z: f64, y: f64) -> f64 {
    z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
}
// ANCHOR_END: bce
