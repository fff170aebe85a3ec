// Rejected by `each_row_has_its_own_maximum`
// People write: the maximum of the whole batch
// What happens: `log_softmax` of the row `[0, 0]` beside `[1000, 1000]` is `[inf, inf]` instead
// of -0.693 twice

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let max = x.fold(f64::NEG_INFINITY, |max, &x| max.max(x));
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        lane -= max;
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
