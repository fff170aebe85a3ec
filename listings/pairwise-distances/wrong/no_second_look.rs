// Rejected by `large_offset_keeps_its_digits`
// People write: a clamp at 0, and exactly 0 wherever two points are equal
// What happens: `[1e8]` and `[1e8 + 1]` are 0 apart instead of 1: the squares near 1e16 have no
// room for it

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
        let square = x_squares[i] + y_squares[j] - 2.0 * *distance;
        *distance = if x.row(i) == y.row(j) { 0.0 } else { square.max(0.0).sqrt() };
    }
    Ok(distances)
}
