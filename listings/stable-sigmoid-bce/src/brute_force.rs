//! The definitions as they stand in the books: first the probability, then its logarithm. Right as
//! long as the probability is not so close to 0 or 1 that it is rounded there.

use ndarray::ArrayRef1;

/// `1 / (1 + exp(-z))`.
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// The mean of `-y ln(p) - (1 - y) ln(1 - p)`.
///
/// For input that is valid; the solution is where bad input is answered.
pub fn bce_with_logits(logits: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> f64 {
    let mut sum = 0.0;
    for i in 0..logits.len() {
        let p = sigmoid(logits[i]);
        sum += -targets[i] * p.ln() - (1.0 - targets[i]) * (1.0 - p).ln();
    }
    sum / logits.len() as f64
}
