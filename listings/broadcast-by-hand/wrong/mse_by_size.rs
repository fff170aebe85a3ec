// Rejected by `mse_refuses_shapes_of_the_same_size`
// People write: the number of elements compared instead of the shapes
// What happens: `[2, 3]` against `[3, 2]`, all zeros, gives 0 instead of an error

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
