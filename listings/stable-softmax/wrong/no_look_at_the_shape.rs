// Rejected by `rows_of_no_length_are_an_error`
// People write: no look at the shape
// What happens: `log_softmax` of shape `(3, 0)` along axis 1 is `Ok` instead of an error

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = maximum(&lane);
        lane -= max;
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
