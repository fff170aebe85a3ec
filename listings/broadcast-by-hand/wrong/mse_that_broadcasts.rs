// Rejected by `mse_refuses_shapes_that_only_broadcast`: every prediction is compared with every target, and a perfect model has an error of 4/3.
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
    broadcast_shapes(prediction.shape(), target.shape())?;
    let differences = &prediction.view() - &target.view();
    differences.pow2().mean().ok_or(BroadcastError::Empty)
}
