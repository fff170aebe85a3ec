//! The definitions as books write them: first the probability, then its logarithm. They are right as
//! long as the probability is not rounded to 0 or 1.

use ndarray::ArrayRef1;

/// `1 / (1 + exp(-z))`.
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// The mean of `-y ln(p) - (1 - y) ln(1 - p)`.
///
/// Only for valid input; the solution handles bad input.
pub fn bce_with_logits(logits: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> f64 {
    let mut sum = 0.0;
    for i in 0..logits.len() {
        let p = sigmoid(logits[i]);
        sum += -targets[i] * p.ln() - (1.0 - targets[i]) * (1.0 - p).ln();
    }
    sum / logits.len() as f64
}
