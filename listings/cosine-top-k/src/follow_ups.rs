//! What the interviewer asks next. `tests/reference.rs` compares it with scikit-learn.

use cosine_top_k::{CosineError, top_k};
use ndarray::{Array2, ArrayRef2};

// ANCHOR: others
/// The `k` other embeddings that are most similar to each embedding, shape `(n, k)`, or
/// `(n, n - 1)` if there are fewer than `k` others.
pub fn nearest_others(embeddings: &ArrayRef2<f64>, k: usize) -> Result<Array2<usize>, CosineError> {
    let n = embeddings.nrows();
    let k = k.min(n.saturating_sub(1));
    let (_, found) = top_k(embeddings, embeddings, k + 1)?;
    let mut others = Array2::zeros((n, k));
    for (own, (found, mut others)) in found.rows().into_iter().zip(others.rows_mut()).enumerate() {
        // An embedding is not always its own first: equal ones before it come first, and one of
        // length 0 may be its own last.
        let not_own = found.iter().filter(|&&index| index != own);
        for (slot, &index) in others.iter_mut().zip(not_own) {
            *slot = index;
        }
    }
    Ok(others)
}
// ANCHOR_END: others
