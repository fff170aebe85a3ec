// Rejected by `first_axis_that_does_not_fit_is_named`: walks from the last axis, and names the last one that does not fit, counted from there.
use ndarray::{ArrayRefD, Zip};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BroadcastError {
    Incompatible { axis: usize, a: usize, b: usize },
    ShapesDiffer { prediction: Vec<usize>, target: Vec<usize> },
    Empty,
}

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    let mut shape = vec![1; ndim];
    for axis in 0..ndim {
        let length = |shape: &[usize]| shape.iter().rev().nth(axis).copied().unwrap_or(1);
        shape[ndim - 1 - axis] = match (length(a), length(b)) {
            (a, b) if a == b => a,
            (1, other) | (other, 1) => other,
            (a, b) => return Err(BroadcastError::Incompatible { axis, a, b }),
        };
    }
    Ok(shape)
}

pub fn mse(prediction: &ArrayRefD<f64>, target: &ArrayRefD<f64>) -> Result<f64, BroadcastError> {
    if prediction.shape() != target.shape() {
        let (prediction, target) = (prediction.shape().to_vec(), target.shape().to_vec());
        return Err(BroadcastError::ShapesDiffer { prediction, target });
    }
    if prediction.is_empty() {
        return Err(BroadcastError::Empty);
    }
    let squares = Zip::from(prediction).and(target).fold(0.0, |sum, p, t| sum + (p - t).powi(2));
    Ok(squares / prediction.len() as f64)
}
