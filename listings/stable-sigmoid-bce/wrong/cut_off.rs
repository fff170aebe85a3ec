// Rejected by `sigmoid_of_infinities_and_nan_is_what_they_lead_to`: -inf becomes -500, and so does NaN, because max gives the other number.
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
    let limit = F::from(500.0).unwrap();
    let z = z.max(-limit).min(limit);
    let e = (-z.abs()).exp();
    if z < F::zero() { e / (F::one() + e) } else { F::one() / (F::one() + e) }
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
