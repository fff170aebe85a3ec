// Rejected by `equal_points_off_the_diagonal_are_zero_apart_too`
// People write: a clamp, and zeros on the diagonal if `x == y`
// What happens: the same points in another order are up to 3e-7 apart

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
