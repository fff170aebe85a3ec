// Rejected by `other_number_of_coordinates_is_an_error`
// People write: `x[:, None] - y[None]` by broadcasting, no look at the widths
// What happens: one coordinate against three is answered, two against three panics

pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    let x = x.view().insert_axis(Axis(1));
    let y = y.view().insert_axis(Axis(0));
    let differences = &x - &y;
    Ok(differences.mapv(|d| d * d).sum_axis(Axis(2)).mapv(f64::sqrt))
}
