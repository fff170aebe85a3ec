// Rejected by `very_negative_logits_do_not_vanish`
// People write: the fold for the maximum starts at 0
// What happens: `log_softmax` of `[-750, -750 - ln 3]` is `[inf, inf]`: all exponentials are 0

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = lane.fold(0.0_f64, |max, &x| max.max(x));
        lane -= max;
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
