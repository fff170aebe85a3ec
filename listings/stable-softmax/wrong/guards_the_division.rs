// Rejected by `row_without_an_answer_is_nan_and_no_other_is`
// People write: 0 in place of a maximum that is not finite
// What happens: `log_softmax` of `[inf, 0]` is `[NaN, -inf]` instead of NaN twice

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = lane.fold(f64::NEG_INFINITY, |max, &x| max.max(x));
        let max = if max.is_finite() { max } else { 0.0 };
        lane -= max;
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
