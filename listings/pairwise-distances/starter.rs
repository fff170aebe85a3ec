use ndarray::{Array2, ArrayRef2};
use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DistanceError {
    #[error("points of {x} coordinates have no distance from points of {y}")]
    WidthMismatch { x: usize, y: usize },
}

/// The Euclidean distances between the rows of `x`, shape `(n, d)`, and those of `y`, shape
/// `(m, d)`: shape `(n, m)`.
pub fn euclidean_distances(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
) -> Result<Array2<f64>, DistanceError> {
    todo!("distances between {x:?} and {y:?}")
}
