// Rejected by `mse_reads_views_as_they_are_shown`
// People write: both memories read from their start
// What happens: a matrix against its equal, stored by columns, gives 0.5 instead of 0

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
