use ndarray::ArrayRefD;
use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BroadcastError {
    #[error("on axis {axis} a length of {a} meets a length of {b}")]
    Incompatible { axis: usize, a: usize, b: usize },
    #[error("a prediction of shape {prediction:?} has a target of shape {target:?}")]
    ShapesDiffer { prediction: Vec<usize>, target: Vec<usize> },
    #[error("there is nothing to average over")]
    Empty,
}

/// The shape of `a op b` for arrays of these shapes. The shape of a scalar is `[]`.
pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    todo!("the shape that {a:?} and {b:?} broadcast to")
}

/// The mean squared error over all elements of two arrays of the same shape.
pub fn mse(prediction: &ArrayRefD<f64>, target: &ArrayRefD<f64>) -> Result<f64, BroadcastError> {
    todo!("mean squared error of {prediction:?} against {target:?}")
}
