// Rejected by `of_several_errors_the_first_is_given`
// People write: all logits first, then all targets
// What happens: names logit 1 where target 0 is bad

pub fn bce_with_logits(logits: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> Result<f64, BceError> {
    if logits.len() != targets.len() {
        return Err(BceError::LengthMismatch { logits: logits.len(), targets: targets.len() });
    }
    if logits.is_empty() {
        return Err(BceError::Empty);
    }
    if let Some(index) = logits.iter().position(|z| !z.is_finite()) {
        return Err(BceError::LogitNotFinite { index });
    }
    if let Some(index) = targets.iter().position(|y| !(0.0..=1.0).contains(y)) {
        return Err(BceError::TargetOutOfRange { index });
    }
    let losses = logits.iter().zip(targets).map(|(&z, &y)| loss(z, y));
    Ok(losses.sum::<f64>() / logits.len() as f64)
}
