// Rejected by `a_confident_hit_keeps_its_digits`
// People write: `(1.0 + t).ln()`
// What happens: 0 for `z = 40`, `y = 1` instead of 4.2e-18

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
        sum += z.max(0.0) - z * y + (1.0 + (-z.abs()).exp()).ln();
    }
    Ok(sum / logits.len() as f64)
}
