// Rejected by `nan_spoils_its_own_point_and_no_other`
// People write: `square.max(0.0)` as the last safeguard
// What happens: a point with a NaN is 0 away from all others

// ANCHOR: euclidean_distances
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
        let trusted = square > CANCELLED * sum;
        if !trusted {
            square = square_by_hand(x.row(i), y.row(j));
        }
        *distance = square.max(0.0).sqrt();
    }
    Ok(distances)
}
// ANCHOR_END: euclidean_distances
