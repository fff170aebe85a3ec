// Rejected by `mse_refuses_shapes_of_the_same_size`: the number of elements is compared, not the shape.
use ndarray::ArrayRefD;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BroadcastError {
    Incompatible { axis: usize, a: usize, b: usize },
    ShapesDiffer { prediction: Vec<usize>, target: Vec<usize> },
    Empty,
}

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
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
    if prediction.len() != target.len() {
        let (prediction, target) = (prediction.shape().to_vec(), target.shape().to_vec());
        return Err(BroadcastError::ShapesDiffer { prediction, target });
    }
    if prediction.is_empty() {
        return Err(BroadcastError::Empty);
    }
    let squares: f64 = prediction.iter().zip(target).map(|(p, t)| (p - t).powi(2)).sum();
    Ok(squares / prediction.len() as f64)
}
