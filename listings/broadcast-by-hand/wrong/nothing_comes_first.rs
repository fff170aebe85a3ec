// Rejected by `different_shapes_come_before_nothing`
// People write: a look at the number of elements before the shapes
// What happens: `[0]` against `[1]` is `Empty` instead of `ShapesDiffer`

pub fn mse(prediction: &ArrayRefD<f64>, target: &ArrayRefD<f64>) -> Result<f64, BroadcastError> {
    if prediction.is_empty() || target.is_empty() {
        return Err(BroadcastError::Empty);
    }
    if prediction.shape() != target.shape() {
        let (prediction, target) = (prediction.shape().to_vec(), target.shape().to_vec());
        return Err(BroadcastError::ShapesDiffer { prediction, target });
    }
    let squares = Zip::from(prediction).and(target).fold(0.0, |sum, p, t| sum + (p - t).powi(2));
    Ok(squares / prediction.len() as f64)
}
