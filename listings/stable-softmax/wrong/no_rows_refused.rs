// Rejected by `no_rows_give_no_rows`
// People write: `is_empty()` as the test for no answer
// What happens: a batch of shape `(0, 3)` is refused along axis 1 instead of giving no rows

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    if axis.0 >= x.ndim() {
        return Err(SoftmaxError::NoSuchAxis { axis: axis.0, ndim: x.ndim() });
    }
    if x.is_empty() {
        return Err(SoftmaxError::EmptyAxis { axis: axis.0 });
    }
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = maximum(&lane);
        lane -= max;
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
