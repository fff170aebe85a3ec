//! What the interviewer asks next. `tests/reference.rs` compares it with scikit-learn and SciPy.

use ndarray::{Array2, ArrayRef2, Axis};
use pairwise_distances::{DistanceError, euclidean_distances};

// ANCHOR: f32
/// The distances between points of `f32`, computed in `f64` and rounded once, at the end.
pub fn euclidean_distances_f32(
    x: &ArrayRef2<f32>,
    y: &ArrayRef2<f32>,
) -> Result<Array2<f32>, DistanceError> {
    let distances = euclidean_distances(&x.mapv(f64::from), &y.mapv(f64::from))?;
    Ok(distances.mapv(|distance| distance as f32))
}
// ANCHOR_END: f32

// ANCHOR: centred
/// The same distances for points that lie together, but far from the origin. Both sets move by the
/// mean of `x`: no distance changes, and few pairs have to be computed again.
pub fn centred_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    match x.mean_axis(Axis(0)) {
        Some(mean) if x.ncols() == y.ncols() => {
            euclidean_distances(&(&x.view() - &mean), &(&y.view() - &mean))
        }
        _ => euclidean_distances(x, y), // no rows, or an error
    }
}
// ANCHOR_END: centred
