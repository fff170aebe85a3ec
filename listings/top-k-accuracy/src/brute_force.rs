//! The definition: sort the classes of each row, take the first `k`, and look for the label among
//! them.

use std::cmp::Ordering;

use ndarray::{ArrayRef1, ArrayRef2};

/// The share of rows whose label is among the `k` classes with the highest scores.
///
/// The input must be valid: only the solution checks it.
pub fn top_k_accuracy(labels: &[usize], scores: &ArrayRef2<f64>, k: usize) -> f64 {
    let mut hits = 0;
    for (&label, scores) in labels.iter().zip(scores.rows()) {
        let order = best_first(&scores);
        if order.iter().take(k).any(|&class| class == label) {
            hits += 1;
        }
    }
    f64::from(hits) / labels.len() as f64
}

/// All classes from the highest score to the lowest. The sort is ascending and stable, so of equal
/// scores the lower index comes first. After the reversal the higher index comes first.
pub fn best_first(scores: &ArrayRef1<f64>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[a].partial_cmp(&scores[b]).unwrap_or(Ordering::Equal));
    order.reverse();
    order
}
