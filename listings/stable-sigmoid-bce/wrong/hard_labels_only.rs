// Rejected by `targets_may_lie_between_zero_and_one`
// People write: `if y > 0.5`
// What happens: a target of 0.25 counts as 0: the logit `ln 3` costs 1.386 instead of 1.112

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
        let signed = if y > 0.5 { z } else { -z };
        sum += (-signed).max(0.0) + (-z.abs()).exp().ln_1p();
    }
    Ok(sum / logits.len() as f64)
}
