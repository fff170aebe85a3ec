// Rejected by `infinite_coordinate_is_infinitely_far`
// People write: `if square < limit` for the second look
// What happens: inf - inf is NaN, which is not below the limit: an infinite coordinate gives NaN

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
        if square < CANCELLED * sum {
            square = square_by_hand(x.row(i), y.row(j));
        }
        *distance = square.sqrt();
    }
    Ok(distances)
}
