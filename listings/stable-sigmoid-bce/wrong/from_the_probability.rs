// Rejected by `a_confident_mistake_costs_its_logit`
// People write: the loss from the probability: `-(1 - p).ln()`
// What happens: from a logit of 37 on, `1 - p` is 0: the loss is infinite instead of 37

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
        let p = sigmoid(z);
        let hit = if y > 0.0 { y * p.ln() } else { 0.0 };
        let miss = if y < 1.0 { (1.0 - y) * (1.0 - p).ln() } else { 0.0 };
        sum -= hit + miss;
    }
    Ok(sum / logits.len() as f64)
}
