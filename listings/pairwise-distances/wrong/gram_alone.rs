// Rejected by `equal_points_are_exactly_zero_apart`: rounding leaves a little more or less than 0, and the root of less is NaN.
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
    Ok(squares.mapv(f64::sqrt))
}
// ANCHOR_END: euclidean_distances
