// Rejected by `large_logits_do_not_overflow`
// People write: `x - sum(exp(x)).ln()`, without a maximum
// What happens: `log_softmax` of `[800, 800 + ln 3]` is `[-inf, -inf]`: the sum of the
// exponentials is infinite

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
