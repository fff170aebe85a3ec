//! Arrays.

use ndarray::{
    Array1, Array2, Array3, ArrayRef1, ArrayRef2, ArrayRef3, ArrayView1, ArrayView2, ArrayView3,
    Axis, ShapeError, azip, concatenate, s,
};

// ANCHOR: create
/// Zeros; 0, 1, 2, 3; five numbers from 0 to 1, with both ends.
pub fn create() -> (Array2<f64>, Array1<f64>, Array1<f64>) {
    (Array2::zeros((2, 3)), Array1::range(0.0, 4.0, 1.0), Array1::linspace(0.0, 1.0, 5))
}
// ANCHOR_END: create

// ANCHOR: reshape
/// An error if the numbers do not fill `rows` rows.
pub fn reshape(x: &ArrayRef2<f64>, rows: usize) -> Result<Array2<f64>, ShapeError> {
    Ok(x.to_shape((rows, x.len() / rows))?.into_owned())
}
// ANCHOR_END: reshape

// ANCHOR: slices
/// From row 1 on, columns reversed; and the last row.
pub fn slices(x: &ArrayRef2<f64>) -> (ArrayView2<'_, f64>, ArrayView1<'_, f64>) {
    (x.slice(s![1.., ..;-1]), x.slice(s![-1, ..]))
}
// ANCHOR_END: slices

// ANCHOR: transpose
/// The last axis first.
pub fn transpose(x: &ArrayRef3<f64>) -> ArrayView3<'_, f64> {
    x.view().permuted_axes([2, 0, 1])
}
// ANCHOR_END: transpose

// ANCHOR: join
/// Side by side.
pub fn join(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Result<Array2<f64>, ShapeError> {
    concatenate(Axis(1), &[a.view(), b.view()])
}
// ANCHOR_END: join

// ANCHOR: mean
/// One mean for each column. `None` without a row.
pub fn mean(x: &ArrayRef2<f64>) -> Option<Array1<f64>> {
    x.mean_axis(Axis(0))
}
// ANCHOR_END: mean

// ANCHOR: std
/// Divided by n - 1.
pub fn std(x: &ArrayRef2<f64>) -> Array1<f64> {
    x.std_axis(Axis(0), 1.0)
}
// ANCHOR_END: std

// ANCHOR: max
/// The largest number of each row.
pub fn max(x: &ArrayRef2<f64>) -> Array1<f64> {
    x.fold_axis(Axis(1), f64::NEG_INFINITY, |&a, &b| a.max(b))
}
// ANCHOR_END: max

// ANCHOR: argmax
/// Its column; of equal numbers the first.
pub fn argmax(x: &ArrayRef2<f64>) -> Array1<usize> {
    x.map_axis(Axis(1), |row| {
        (1..row.len()).fold(0, |best, j| if row[j] > row[best] { j } else { best })
    })
}
// ANCHOR_END: argmax

// ANCHOR: cumsum
/// Running sums down each column.
pub fn cumsum(x: &ArrayRef2<f64>) -> Array2<f64> {
    let mut sums = x.to_owned();
    sums.accumulate_axis_inplace(Axis(0), |&before, now| *now += before);
    sums
}
// ANCHOR_END: cumsum

// ANCHOR: nanmean
/// The mean of what is not NaN.
pub fn nan_mean(x: &ArrayRef1<f64>) -> f64 {
    let numbers: Vec<f64> = x.iter().copied().filter(|x| !x.is_nan()).collect();
    numbers.iter().sum::<f64>() / numbers.len() as f64
}
// ANCHOR_END: nanmean

// ANCHOR: rows
/// Rows by their numbers, in this order.
pub fn rows(x: &ArrayRef2<f64>, numbers: &[usize]) -> Array2<f64> {
    x.select(Axis(0), numbers)
}
// ANCHOR_END: rows

// ANCHOR: pick
/// Of each row the column that its label names.
pub fn pick(x: &ArrayRef2<f64>, labels: &[usize]) -> Array1<f64> {
    x.rows().into_iter().zip(labels).map(|(row, &label)| row[label]).collect()
}
// ANCHOR_END: pick

// ANCHOR: mask
/// The rows whose first number is positive.
pub fn positive_rows(x: &ArrayRef2<f64>) -> Array2<f64> {
    let kept: Vec<usize> = (0..x.nrows()).filter(|&i| x[[i, 0]] > 0.0).collect();
    x.select(Axis(0), &kept)
}
// ANCHOR_END: mask

// ANCHOR: where
/// The logarithm, and 0 where there is none.
pub fn log_or_zero(x: &ArrayRef1<f64>) -> Array1<f64> {
    x.mapv(|x| if x > 0.0 { x.ln() } else { 0.0 })
}
// ANCHOR_END: where

// ANCHOR: clamp
/// Nothing below -1, nothing above 1.
pub fn clamp(x: &ArrayRef1<f64>) -> Array1<f64> {
    x.clamp(-1.0, 1.0)
}
// ANCHOR_END: clamp

// ANCHOR: argsort
/// Places in ascending order; equal numbers keep their order.
pub fn argsort(x: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by(|&i, &j| x[i].total_cmp(&x[j]));
    order
}
// ANCHOR_END: argsort

// ANCHOR: bincount
/// How often each label occurs.
pub fn bincount(labels: &[usize], classes: usize) -> Vec<usize> {
    let mut counts = vec![0; classes];
    labels.iter().for_each(|&label| counts[label] += 1);
    counts
}
// ANCHOR_END: bincount

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

// ANCHOR: batches
/// `(b, n, d)` and `(b, d, m)` give `(b, n, m)`.
pub fn matmul_in_batches(a: &ArrayRef3<f64>, b: &ArrayRef3<f64>) -> Array3<f64> {
    let mut h = Array3::zeros((a.dim().0, a.dim().1, b.dim().2));
    azip!((mut h in h.outer_iter_mut(), a in a.outer_iter(), b in b.outer_iter())
        h.assign(&a.dot(&b)));
    h
}
// ANCHOR_END: batches

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
pub fn squared_distances(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Array2<f64> {
    Array2::from_shape_fn((a.nrows(), b.nrows()), |(i, j)| (&a.row(i) - &b.row(j)).pow2().sum())
}
// ANCHOR_END: distances

// ANCHOR: one-hot
/// One row for each label.
pub fn one_hot(labels: &[usize], classes: usize) -> Array2<f64> {
    Array2::eye(classes).select(Axis(0), labels)
}
// ANCHOR_END: one-hot

// ANCHOR: top-k
/// The places of the `k` highest scores.
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
