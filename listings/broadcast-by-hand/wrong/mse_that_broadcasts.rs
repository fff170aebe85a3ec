// Rejected by `mse_refuses_shapes_that_only_broadcast`
// People write: `(&p - &t).pow2().mean()`
// What happens: 1, 2, 3 as a vector against the same numbers as a column: 4/3 instead of an error

pub fn mse(prediction: &ArrayRefD<f64>, target: &ArrayRefD<f64>) -> Result<f64, BroadcastError> {
    broadcast_shapes(prediction.shape(), target.shape())?;
    let differences = &prediction.view() - &target.view();
    differences.pow2().mean().ok_or(BroadcastError::Empty)
}
