// Rejected by `squares_that_overflow_leave_a_distance`
// People write: infinity wherever the squared lengths are infinite
// What happens: `[1e200, 0]` and `[1e200, 3]` are infinitely far from each other instead of 3

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
        if sum.is_infinite() {
            square = f64::INFINITY;
        } else if square.is_nan() || square < CANCELLED * sum {
            square = square_by_hand(x.row(i), y.row(j));
        }
        *distance = square.sqrt();
    }
    Ok(distances)
}
