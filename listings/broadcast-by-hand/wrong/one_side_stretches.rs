// Rejected by `length_of_1_stretches_on_either_side`: the shape with more elements is taken for the result's, and only the other may stretch.
use ndarray::{ArrayRefD, Zip};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BroadcastError {
    Incompatible { axis: usize, a: usize, b: usize },
    ShapesDiffer { prediction: Vec<usize>, target: Vec<usize> },
    Empty,
}

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let size = |shape: &[usize]| (shape.len(), shape.iter().product::<usize>());
    let (large, small) = if size(a) >= size(b) { (a, b) } else { (b, a) };
    let added = large.len() - small.len();
    for (i, &length) in small.iter().enumerate() {
        if length != 1 && length != large[added + i] {
            let (a, b) =
                if large == a { (large[added + i], length) } else { (length, large[added + i]) };
            return Err(BroadcastError::Incompatible { axis: added + i, a, b });
        }
    }
    Ok(large.to_vec())
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
