// Rejected by `near_points_are_not_merged`
// People write: the differences in `f32`
// What happens: 1 and 1 + 1e-9 are 0 apart, and 1 and 1 + 1e-7 are 1.19e-7 apart

pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    if x.ncols() != y.ncols() {
        return Err(DistanceError::WidthMismatch { x: x.ncols(), y: y.ncols() });
    }
    let distance = |(i, j)| {
        let pairs = x.row(i).into_iter().zip(y.row(j));
        let square: f32 = pairs.map(|(&a, &b)| (a as f32 - b as f32).powi(2)).sum();
        f64::from(square.sqrt())
    };
    Ok(Array2::from_shape_fn((x.nrows(), y.nrows()), distance))
}
