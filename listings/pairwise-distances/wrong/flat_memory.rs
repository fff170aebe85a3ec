// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: `as_slice().unwrap()` and chunks
// What happens: a view with steps has no slice, so it panics; so do points without coordinates

pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    if x.ncols() != y.ncols() {
        return Err(DistanceError::WidthMismatch { x: x.ncols(), y: y.ncols() });
    }
    let (flat_x, flat_y) = (x.as_slice().unwrap(), y.as_slice().unwrap());
    let mut distances = Vec::new();
    for a in flat_x.chunks(x.ncols()) {
        for b in flat_y.chunks(y.ncols()) {
            let square: f64 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum();
            distances.push(square.sqrt());
        }
    }
    Ok(Array2::from_shape_vec((x.nrows(), y.nrows()), distances).unwrap())
}
