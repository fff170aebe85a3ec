// Rejected by `mse_reads_views_as_they_are_shown`: both memories are read from their start, whatever axis lies inside.
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
    if prediction.shape() != target.shape() {
        let (prediction, target) = (prediction.shape().to_vec(), target.shape().to_vec());
        return Err(BroadcastError::ShapesDiffer { prediction, target });
    }
    if prediction.is_empty() {
        return Err(BroadcastError::Empty);
    }
    let memory = |x: &ArrayRefD<f64>| match x.as_slice_memory_order() {
        Some(slice) => slice.to_vec(),
        None => x.iter().copied().collect(),
    };
    let pairs = memory(prediction).into_iter().zip(memory(target));
    let squares: f64 = pairs.map(|(p, t)| (p - t).powi(2)).sum();
    Ok(squares / prediction.len() as f64)
}
