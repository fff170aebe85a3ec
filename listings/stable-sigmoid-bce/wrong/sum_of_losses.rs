// Rejected by `the_loss_is_a_mean`
// People write: the sum of the losses
// What happens: five logits of 0 with the target 1 give 3.47 instead of 0.693

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
    Ok(sum)
}
