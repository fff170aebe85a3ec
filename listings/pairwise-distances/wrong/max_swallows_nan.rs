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
    let xx = x.map_axis(Axis(1), |row| row.dot(&row));
    let yy = y.map_axis(Axis(1), |row| row.dot(&row));
    let mut distances = x.dot(&y.t());
    for ((i, j), distance) in distances.indexed_iter_mut() {
        let sum = xx[i] + yy[j];
        let square = sum - 2.0 * *distance;
        let square = if square > 0.01 * sum {
            square
        } else {
            x.row(i).iter().zip(y.row(j)).map(|(a, b)| (a - b).powi(2)).sum()
        };
        *distance = square.max(0.0).sqrt();
    }
    Ok(distances)
}
// ANCHOR_END: euclidean_distances
