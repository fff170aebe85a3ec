//! The same answer as plain loops, one formula a line. The solution is tested against it.

use ndarray::{Array2, ArrayRef2};

/// The Euclidean distances between the rows of `x` and the rows of `y`.
///
/// Only for points of equal width; the solution handles bad input.
pub fn euclidean_distances(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> Array2<f64> {
    let mut distances = Array2::zeros((x.nrows(), y.nrows()));
    for i in 0..x.nrows() {
        for j in 0..y.nrows() {
            let mut square = 0.0;
            for k in 0..x.ncols() {
                let difference = x[[i, k]] - y[[j, k]];
                square += difference * difference;
            }
            distances[[i, j]] = f64::sqrt(square);
        }
    }
    distances
}
