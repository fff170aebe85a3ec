// Rejected by `target_outside_zero_to_one_is_named`
// People write: `y < 0.0 || y > 1.0` for the test
// What happens: a NaN target passes and makes the loss NaN

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
        if y < 0.0 || y > 1.0 {
            return Err(BceError::TargetOutOfRange { index });
        }
        sum += loss(z, y);
    }
    Ok(sum / logits.len() as f64)
}
