// Rejected by `every_offset_keeps_its_digits`
// People write: a second look at squares below 1e-6
// What happens: at an offset of 1e6 a distance of 1 may be off by 1e-4, and nobody looks again

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
        let mut square = x_squares[i] + y_squares[j] - 2.0 * *distance;
        let trusted = square > 1e-6;
        if !trusted {
            square = square_by_hand(x.row(i), y.row(j));
        }
        *distance = square.sqrt();
    }
    Ok(distances)
}
