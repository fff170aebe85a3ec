//! Arrays.

use ndarray::{Array1, Array2, Array3, ArrayRef1, ArrayRef2, ArrayRef3, Axis, stack};
use ndarray_stats::DeviationExt;
use ndarray_stats::errors::MultiInputError;

type Result<T> = std::result::Result<T, MultiInputError>;

// ANCHOR: broadcasting
/// `(n, 1)` and `(1, m)` give `(n, m)`.
pub fn sums(column: &Array2<f64>, row: &Array2<f64>) -> Array2<f64> {
    column + row
}
// ANCHOR_END: broadcasting

// ANCHOR: matmul
/// `(n, d)` and `(d, m)` give `(n, m)`.
pub fn matmul(x: &ArrayRef2<f64>, w: &ArrayRef2<f64>) -> Array2<f64> {
    x.dot(w)
}
// ANCHOR_END: matmul

/// `(b, n, d)` and `(b, d, m)` give `(b, n, m)`. Both hold at least one matrix.
pub fn matmul_in_batches(a: &ArrayRef3<f64>, b: &ArrayRef3<f64>) -> Array3<f64> {
    let products: Vec<_> = a.outer_iter().zip(b.outer_iter()).map(|(a, b)| a.dot(&b)).collect();
    let products: Vec<_> = products.iter().map(|product| product.view()).collect();
    stack(Axis(0), &products).expect("products of one shape")
}

// ANCHOR: softmax
/// Each row sums to 1.
pub fn softmax(x: &ArrayRef2<f64>) -> Array2<f64> {
    let max = x.fold_axis(Axis(1), f64::NEG_INFINITY, |&a, &b| a.max(b));
    let e = (&x.view() - &max.insert_axis(Axis(1))).exp();
    let sum = e.sum_axis(Axis(1)).insert_axis(Axis(1));
    e / sum
}
// ANCHOR_END: softmax

// ANCHOR: distances
/// From each row of `a` to each of `b`.
pub fn squared_distances(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Result<Array2<f64>> {
    let mut d2 = Array2::zeros((a.nrows(), b.nrows()));
    for ((i, j), d2) in d2.indexed_iter_mut() {
        *d2 = a.row(i).sq_l2_dist(&b.row(j))?;
    }
    Ok(d2)
}
// ANCHOR_END: distances

// ANCHOR: one-hot
/// One row for each label.
pub fn one_hot(labels: &[usize], classes: usize) -> Array2<f64> {
    Array2::eye(classes).select(Axis(0), labels)
}
// ANCHOR_END: one-hot

// ANCHOR: top-k
/// Where the `k` highest scores stand.
pub fn top_k(scores: &[f64], k: usize) -> Vec<usize> {
    let mut best: Vec<usize> = (0..scores.len()).collect();
    if k < best.len() {
        best.select_nth_unstable_by(k, |&i, &j| scores[j].total_cmp(&scores[i]));
        best.truncate(k);
    }
    best
}
// ANCHOR_END: top-k

// ANCHOR: sigmoid
/// No exponential of a positive number.
pub fn sigmoid(z: f64) -> f64 {
    let e = (-z.abs()).exp();
    if z >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}
// ANCHOR_END: sigmoid

/// The mean squared error of two vectors. A matrix does not fit.
pub fn mse(y: &ArrayRef1<f64>, y_hat: &ArrayRef1<f64>) -> Option<f64> {
    let difference: Array1<f64> = &y.view() - &y_hat.view();
    difference.pow2().mean()
}
