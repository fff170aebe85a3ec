// Rejected by `lengths_that_differ_are_an_error`
// People write: `zip`, and no look at the lengths
// What happens: two logits for three targets give the loss of two, 0.693

pub fn bce_with_logits(logits: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> Result<f64, BceError> {
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
