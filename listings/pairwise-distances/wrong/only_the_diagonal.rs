// Rejected by `equal_points_off_the_diagonal_are_zero_apart_too`: 0 is put where x meets itself, and equal points in other places keep their rounding.
use ndarray::{Array2, ArrayRef2, Axis};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DistanceError {
    WidthMismatch { x: usize, y: usize },
}

// ANCHOR: euclidean_distances
pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    if x.ncols() != y.ncols() {
        return Err(DistanceError::WidthMismatch { x: x.ncols(), y: y.ncols() });
    }
    let xx = x.map_axis(Axis(1), |row| row.dot(&row)).insert_axis(Axis(1));
    let yy = y.map_axis(Axis(1), |row| row.dot(&row));
    let squares = &xx + &yy - 2.0 * x.dot(&y.t());
    let mut distances = squares.mapv(|square: f64| square.max(0.0).sqrt());
    if x == y {
        distances.diag_mut().fill(0.0);
    }
    Ok(distances)
}
// ANCHOR_END: euclidean_distances
