// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: `as_slice().unwrap_or_default()`
// What happens: a column of a matrix is refused as empty

pub fn bce_with_logits(logits: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> Result<f64, BceError> {
    let logits = logits.as_slice().unwrap_or_default();
    let targets = targets.as_slice().unwrap_or_default();
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
