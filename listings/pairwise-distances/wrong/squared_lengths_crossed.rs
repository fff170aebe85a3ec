// Rejected by `agrees_with_the_definition_on_many_points`
// People write: the squared lengths of `x` laid along the columns
// What happens: 15 points against 15 are wrong without a word, 20 against 11 panic

pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    if x.ncols() != y.ncols() {
        return Err(DistanceError::WidthMismatch { x: x.ncols(), y: y.ncols() });
    }
    let xx = x.map_axis(Axis(1), |row| row.dot(&row));
    let yy = y.map_axis(Axis(1), |row| row.dot(&row)).insert_axis(Axis(1));
    let squares = &xx + &yy - 2.0 * x.dot(&y.t());
    Ok(squares.mapv(|square: f64| square.max(0.0).sqrt()))
}
