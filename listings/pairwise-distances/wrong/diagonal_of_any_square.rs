// Rejected by `diagonal_of_two_different_sets_is_kept`
// People write: a clamp, and zeros on the diagonal of every square matrix
// What happens: `[[0, 0], [1, 1]]` against `[[0, 2], [1, 4]]` gives 0 instead of 2 and 3

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
    if x.nrows() == y.nrows() {
        distances.diag_mut().fill(0.0);
    }
    Ok(distances)
}
