// Rejected by `scalar_fits_every_shape`: a scalar's shape is taken for [1], and two scalars make a vector.
use ndarray::{ArrayRefD, Zip};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BroadcastError {
    Incompatible { axis: usize, a: usize, b: usize },
    ShapesDiffer { prediction: Vec<usize>, target: Vec<usize> },
    Empty,
}

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len()).max(1);
    let padded = |shape: &[usize]| [vec![1; ndim - shape.len()], shape.to_vec()].concat();
    let mut shape = Vec::new();
    for (axis, (a, b)) in padded(a).into_iter().zip(padded(b)).enumerate() {
        if a != b && a != 1 && b != 1 {
            return Err(BroadcastError::Incompatible { axis, a, b });
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
