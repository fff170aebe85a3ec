// Rejected by `axes_of_the_longer_shape_are_kept`: zip from the last axis on ends with the shorter shape, and the axes in front of it are lost.
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
    for (i, (&a, &b)) in a.iter().rev().zip(b.iter().rev()).enumerate() {
        if a != b && a != 1 && b != 1 {
            return Err(BroadcastError::Incompatible { axis: ndim - 1 - i, a, b });
        }
        shape.push(if a == 1 { b } else { a });
    }
    shape.reverse();
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
