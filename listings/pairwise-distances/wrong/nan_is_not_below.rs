// Rejected by `infinite_coordinate_is_infinitely_far`
// People write: `if square < threshold` for the second look
// What happens: an infinite coordinate gives NaN instead of infinity

pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    if x.ncols() != y.ncols() {
        return Err(DistanceError::WidthMismatch { x: x.ncols(), y: y.ncols() });
    }
    let xx = x.map_axis(Axis(1), |row| row.dot(&row));
    let yy = y.map_axis(Axis(1), |row| row.dot(&row));
    let mut distances = x.dot(&y.t());
    for ((i, j), distance) in distances.indexed_iter_mut() {
        let sum = xx[i] + yy[j];
        let square = sum - 2.0 * *distance;
        *distance = if square < 0.01 * sum {
            let difference = &x.row(i) - &y.row(j);
            difference.dot(&difference).sqrt()
        } else {
            square.sqrt()
        };
    }
    Ok(distances)
}
