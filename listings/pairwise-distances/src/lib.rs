//! The Euclidean distance of every point of one set from every point of another, by one matrix
//! product, as SciPy's `cdist` defines it.

// ANCHOR: types
use ndarray::{Array1, Array2, ArrayRef2, ArrayView1, Axis};
use thiserror::Error;

/// Why two sets of points have no distances.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DistanceError {
    /// The points do not lie in one space.
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
/// Below this share of `|x|² + |y|²` the expansion has lost two digits to cancellation, and the
/// pair is worth a second look.
const CANCELLED: f64 = 0.01;

/// The Euclidean distances between the rows of `x`, shape `(n, d)`, and those of `y`, shape
/// `(m, d)`: shape `(n, m)`, in the unit of the coordinates.
///
/// Equal points are exactly 0 apart. A NaN makes every distance of its own point NaN and no other,
/// and a point with an infinite coordinate is infinitely far from every finite one.
///
/// # Errors
///
/// [`DistanceError::WidthMismatch`] if the points of the two sets have not the same number of
/// coordinates.
pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    if x.ncols() != y.ncols() {
        return Err(DistanceError::WidthMismatch { x: x.ncols(), y: y.ncols() });
    }
    let (x_squares, y_squares) = (row_squares(x), row_squares(y));
    let mut distances = x.dot(&y.t());
    for (i, mut row) in distances.rows_mut().into_iter().enumerate() {
        for (j, distance) in row.iter_mut().enumerate() {
            let sum = x_squares[i] + y_squares[j];
            let square = sum - 2.0 * *distance;
            // Not `<` with the branches exchanged: a NaN, as from inf - inf, must take the detour.
            let trusted = square > CANCELLED * sum;
            *distance = if trusted { square } else { square_by_hand(x.row(i), y.row(j)) }.sqrt();
        }
    }
    Ok(distances)
}
// ANCHOR_END: euclidean_distances

// ANCHOR: squares
/// The squared length of each row.
fn row_squares(points: &ArrayRef2<f64>) -> Array1<f64> {
    points.map_axis(Axis(1), |point| point.dot(&point))
}

/// The squared distance of two points, difference by difference: slower, and never wrong by more
/// than the last digits.
fn square_by_hand(a: ArrayView1<f64>, b: ArrayView1<f64>) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}
// ANCHOR_END: squares
