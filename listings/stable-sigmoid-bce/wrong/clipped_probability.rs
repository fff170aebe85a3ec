// Rejected by `a_confident_mistake_costs_its_logit`
// People write: clipped probability
// What happens: with p kept below 1 - 1e-15 no mistake costs more than 34.5

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
        let p = sigmoid(z).clamp(1e-15, 1.0 - 1e-15);
        sum -= y * p.ln() + (1.0 - y) * (1.0 - p).ln();
    }
    Ok(sum / logits.len() as f64)
}
