// Rejected by `vector_against_a_column_is_a_matrix`: ones at the end are dropped first, so that [3, 1] and [3] look the same.
use ndarray::{ArrayRefD, Zip};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BroadcastError {
    Incompatible { axis: usize, a: usize, b: usize },
    ShapesDiffer { prediction: Vec<usize>, target: Vec<usize> },
    Empty,
}

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    // A column is a vector standing up.
    let vector = |shape: &[usize], other: &[usize]| {
        shape.len() == other.len() + 1 && shape.ends_with(&[1]) && shape.starts_with(other)
    };
    if vector(a, b) && !b.is_empty() {
        return Ok(b.to_vec());
    }
    if vector(b, a) && !a.is_empty() {
        return Ok(a.to_vec());
    }
    let ndim = a.len().max(b.len());
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
