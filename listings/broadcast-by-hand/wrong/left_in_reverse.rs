// Rejected by `equal_shapes_stay_as_they_are`: built from the last axis on and never turned round.
use ndarray::{ArrayRefD, Zip};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BroadcastError {
    Incompatible { axis: usize, a: usize, b: usize },
    ShapesDiffer { prediction: Vec<usize>, target: Vec<usize> },
    Empty,
}

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    let mut shape = Vec::new();
    for i in 0..ndim {
        let length = |shape: &[usize]| shape.iter().rev().nth(i).copied().unwrap_or(1);
        let (a, b) = (length(a), length(b));
        if a != b && a != 1 && b != 1 {
            return Err(BroadcastError::Incompatible { axis: ndim - 1 - i, a, b });
        }
        shape.push(if a == 1 { b } else { a });
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
