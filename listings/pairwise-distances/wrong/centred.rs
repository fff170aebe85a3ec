// Rejected by `two_far_clusters_keep_their_small_distances`
// People write: both sets moved by the mean of `x`
// What happens: with clusters at 0 and at 1e8 a distance of 5 comes out as 4.9; no rows panic

pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    if x.ncols() != y.ncols() {
        return Err(DistanceError::WidthMismatch { x: x.ncols(), y: y.ncols() });
    }
    let mean = x.mean_axis(Axis(0)).unwrap();
    let (x, y) = (&x.view() - &mean, &y.view() - &mean);
    let xx = x.map_axis(Axis(1), |row| row.dot(&row)).insert_axis(Axis(1));
    let yy = y.map_axis(Axis(1), |row| row.dot(&row));
    let squares = &xx + &yy - 2.0 * x.dot(&y.t());
    Ok(squares.mapv(|square: f64| square.max(0.0).sqrt()))
}
