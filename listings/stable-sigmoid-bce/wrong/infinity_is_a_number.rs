// Rejected by `logit_that_is_not_finite_is_named`
// People write: `is_nan` to keep bad logits out
// What happens: a logit of `inf` with the target 0 or 1 gives `Ok(NaN)`

pub fn bce_with_logits(logits: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> Result<f64, BceError> {
    if logits.len() != targets.len() {
        return Err(BceError::LengthMismatch { logits: logits.len(), targets: targets.len() });
    }
    if logits.is_empty() {
        return Err(BceError::Empty);
    }
    let mut sum = 0.0;
    for (index, (&z, &y)) in logits.iter().zip(targets).enumerate() {
        if z.is_nan() {
            return Err(BceError::LogitNotFinite { index });
        }
        if !(0.0..=1.0).contains(&y) {
            return Err(BceError::TargetOutOfRange { index });
        }
        sum += loss(z, y);
    }
    Ok(sum / logits.len() as f64)
}
