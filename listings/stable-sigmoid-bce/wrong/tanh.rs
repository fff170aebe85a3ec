// Rejected by `small_probabilities_keep_their_digits`: 1 + tanh(-20) is 0: near -1 a tanh has no digits left for the difference.
use ndarray::{ArrayRef1, NdFloat};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BceError {
    LengthMismatch { logits: usize, targets: usize },
    Empty,
    LogitNotFinite { index: usize },
    TargetOutOfRange { index: usize },
}

// ANCHOR: answer
pub fn sigmoid<F: NdFloat>(z: F) -> F {
    let two = F::one() + F::one();
    (F::one() + (z / two).tanh()) / two
}

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
        sum += z.max(0.0) - z * y + (-z.abs()).exp().ln_1p();
    }
    Ok(sum / logits.len() as f64)
}
// ANCHOR_END: answer
