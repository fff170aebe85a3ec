//! What the interviewer asks next. Tested against PyTorch in `tests/reference.rs`.

use ndarray::{Array1, ArrayRef1, Zip};
use stable_sigmoid_bce::sigmoid;

// ANCHOR: gradient
/// The gradient of the mean loss with respect to the logits, for one or more of them.
pub fn gradient(logits: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> Array1<f64> {
    let n = logits.len() as f64;
    Zip::from(logits).and(targets).map_collect(|&z, &y| (sigmoid(z) - y) / n)
}
// ANCHOR_END: gradient

// ANCHOR: weighted_loss
/// The loss of one logit where a positive example counts `pos_weight` times.
pub fn weighted_loss(z: f64, y: f64, pos_weight: f64) -> f64 {
    let tail = (-z.abs()).exp().ln_1p();
    // -ln(1 - p) and -ln(p).
    let (negative, positive) = (z.max(0.0) + tail, (-z).max(0.0) + tail);
    (1.0 - y) * negative + pos_weight * y * positive
}
// ANCHOR_END: weighted_loss
