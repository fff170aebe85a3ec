//! The steps on one core.

use ndarray::{Array1, ArrayRef1, ArrayRef2, ArrayView1, Axis, NdFloat, Zip, azip};

// ANCHOR: indexed
/// Step 1: indices.
pub fn indexed(x: &ArrayRef2<f64>, q: &ArrayRef1<f64>) -> Array1<f64> {
    let mut out = Array1::zeros(x.nrows());
    for i in 0..x.nrows() {
        for j in 0..x.ncols() {
            out[i] += (x[[i, j]] - q[j]) * (x[[i, j]] - q[j]);
        }
    }
    out
}
// ANCHOR_END: indexed

// ANCHOR: iterators
/// Step 2: iterators.
pub fn iterators(x: &ArrayRef2<f64>, q: &ArrayRef1<f64>) -> Array1<f64> {
    x.rows()
        .into_iter()
        .map(|row| row.iter().zip(q).map(|(x, q)| (x - q) * (x - q)).sum::<f64>())
        .collect()
}
// ANCHOR_END: iterators

// ANCHOR: whole
/// Step 3: whole arrays.
pub fn whole(x: &ArrayRef2<f64>, q: &ArrayRef1<f64>) -> Array1<f64> {
    (&x.view() - &q.view()).pow2().sum_axis(Axis(1))
}
// ANCHOR_END: whole

// ANCHOR: fused
/// Step 4: no temporary array.
pub fn fused(x: &ArrayRef2<f64>, q: &ArrayRef1<f64>) -> Array1<f64> {
    let mut out = Array1::zeros(x.nrows());
    azip!((out in &mut out, row in x.rows()) {
        *out = Zip::from(row).and(q).fold(0.0, |sum, x, q| sum + (x - q) * (x - q));
    });
    out
}
// ANCHOR_END: fused

// ANCHOR: lanes
/// Step 5: eight sums instead of one.
pub fn lanes<F: NdFloat>(x: &ArrayRef2<F>, q: &ArrayRef1<F>) -> Array1<F> {
    let mut out = Array1::zeros(x.nrows());
    azip!((out in &mut out, row in x.rows()) *out = squared_distance(row, q));
    out
}

/// Eight additions at a time, where the numbers lie side by side. Elsewhere one.
pub fn squared_distance<F: NdFloat>(row: ArrayView1<F>, q: &ArrayRef1<F>) -> F {
    let (Some(row), Some(q)) = (row.as_slice(), q.as_slice()) else {
        return Zip::from(row).and(q).fold(F::zero(), |sum, &x, &q| sum + (x - q) * (x - q));
    };
    let (row, row_rest) = row.as_chunks::<8>();
    let (q, q_rest) = q.as_chunks::<8>();
    let mut sums = [F::zero(); 8];
    for (row, q) in row.iter().zip(q) {
        for lane in 0..8 {
            sums[lane] += (row[lane] - q[lane]) * (row[lane] - q[lane]);
        }
    }
    let rest = row_rest.iter().zip(q_rest).map(|(&x, &q)| (x - q) * (x - q));
    rest.chain(sums).fold(F::zero(), |sum, part| sum + part)
}
// ANCHOR_END: lanes

// ANCHOR: columns
/// For the other layout: down one column after the other.
pub fn down_the_columns(x: &ArrayRef2<f64>, q: &ArrayRef1<f64>) -> Array1<f64> {
    let mut out = Array1::zeros(x.nrows());
    for (column, &q) in x.columns().into_iter().zip(q) {
        azip!((out in &mut out, &x in column) *out += (x - q) * (x - q));
    }
    out
}
// ANCHOR_END: columns

// ANCHOR: sorted
/// The `k` nearest rows, nearest first: sort everything.
pub fn nearest_sorted(distances: &[f64], k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..distances.len()).collect();
    order.sort_by(|&i, &j| distances[i].total_cmp(&distances[j]));
    order.truncate(k);
    order
}
// ANCHOR_END: sorted

// ANCHOR: selected
/// The `k` nearest rows, nearest first: select `k`, then sort only those.
pub fn nearest_selected(distances: &[f64], k: usize) -> Vec<usize> {
    let nearer = |&i: &usize, &j: &usize| distances[i].total_cmp(&distances[j]).then(i.cmp(&j));
    let mut order: Vec<usize> = (0..distances.len()).collect();
    if k < order.len() {
        order.select_nth_unstable_by(k, nearer);
        order.truncate(k);
    }
    order.sort_unstable_by(nearer);
    order
}
// ANCHOR_END: selected
