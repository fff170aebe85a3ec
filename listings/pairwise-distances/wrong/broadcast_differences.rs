// Rejected by `other_number_of_coordinates_is_an_error`: one coordinate is broadcast over three, and 2 against 3 panics.
use ndarray::{Array2, ArrayRef2, Axis};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DistanceError {
    WidthMismatch { x: usize, y: usize },
}

// ANCHOR: euclidean_distances
pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    let x = x.view().insert_axis(Axis(1));
    let y = y.view().insert_axis(Axis(0));
    let differences = &x - &y;
    Ok(differences.mapv(|d| d * d).sum_axis(Axis(2)).mapv(f64::sqrt))
}
// ANCHOR_END: euclidean_distances
