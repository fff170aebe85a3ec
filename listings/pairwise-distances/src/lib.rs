//! The Euclidean distance of every point of one set from every point of another, by one matrix
//! product, as SciPy's `cdist` defines it.

// ANCHOR: types
use ndarray::{Array1, Array2, ArrayRef2, ArrayView1, Axis};
use thiserror::Error;

/// Why two sets of points have no distances.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DistanceError {
    /// The two sets differ in their number of columns.
    #[error("points of {x} coordinates have no distance from points of {y}")]
    WidthMismatch {
        /// Columns of `x`.
        x: usize,
        /// Columns of `y`.
        y: usize,
    },
}
// ANCHOR_END: types

// ANCHOR: euclidean_distances
/// Below this share of `|x|² + |y|²` the subtraction has lost two digits or more, and the pair is
/// computed again.
const CANCELLED: f64 = 0.01;

/// The Euclidean distances between the rows of `x`, shape `(n, d)`, and those of `y`, shape
/// `(m, d)`: shape `(n, m)`, in the unit of the coordinates.
///
/// Equal points are exactly 0 apart. A NaN makes every distance of its own point NaN and no other,
/// and a point with an infinite coordinate is infinitely far from every finite one.
///
/// # Errors
///
/// [`DistanceError::WidthMismatch`] if the two sets differ in their number of columns.
pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    if x.ncols() != y.ncols() {
        return Err(DistanceError::WidthMismatch { x: x.ncols(), y: y.ncols() });
    }
    let (x_squares, y_squares) = (row_squares(x), row_squares(y));
    let mut distances = x.dot(&y.t());
    for ((i, j), distance) in distances.indexed_iter_mut() {
        let sum = x_squares[i] + y_squares[j];
        let mut square = sum - 2.0 * *distance;
        // Not `square <= ...`: a NaN, as from inf - inf, must be computed again too.
        let trusted = square > CANCELLED * sum;
        if !trusted {
            square = square_by_hand(x.row(i), y.row(j));
        }
        *distance = square.sqrt();
    }
    Ok(distances)
}
// ANCHOR_END: euclidean_distances

// ANCHOR: squares
/// The squared length of each row.
fn row_squares(points: &ArrayRef2<f64>) -> Array1<f64> {
    points.map_axis(Axis(1), |point| point.dot(&point))
}

/// The squared distance of two points from their differences: slower, and right to the last digits.
fn square_by_hand(a: ArrayView1<f64>, b: ArrayView1<f64>) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}
// ANCHOR_END: squares
