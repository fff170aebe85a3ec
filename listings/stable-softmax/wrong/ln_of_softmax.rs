// Rejected by `log_softmax_keeps_what_softmax_rounds_to_zero`
// People write: `softmax(x).ln()`
// What happens: `[0, -800]` gives `-inf` instead of -800

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    Ok(softmax(x, axis)?.ln())
}
