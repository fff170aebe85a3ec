use std::cmp::Ordering;

use ndarray::{Array2, array};

// ANCHOR: sorted
fn top_k_accuracy(labels: &[usize], scores: &Array2<f64>, k: usize) -> f64 {
    let mut hits = 0;
    for (&label, scores) in labels.iter().zip(scores.rows()) {
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| scores[a].partial_cmp(&scores[b]).unwrap_or(Ordering::Equal));
        order.reverse(); // best first, and of equal scores the higher index
        if order[..k].contains(&label) {
            hits += 1;
        }
    }
    hits as f64 / labels.len() as f64
}
// ANCHOR_END: sorted

fn main() {
    let scores = array![[0.1, 0.6, 0.3], [0.4, 0.4, 0.2], [0.5, 0.3, 0.2]];
    let labels = [1, 0, 2];
    for (k, expected) in [(1, 1.0 / 3.0), (2, 2.0 / 3.0), (3, 1.0)] {
        assert_eq!(top_k_accuracy(&labels, &scores, k), expected, "k = {k}");
    }
    // -0.0 and 0.0 tie, so class 1 is the best.
    assert_eq!(top_k_accuracy(&[1], &array![[0.0, -0.0]], 1), 1.0);
    println!("The example passes.");
}
