// Rejected by `the_axis_is_the_one_that_sums_to_one`
// People write: any axis but the first is taken for the last
// What happens: of three axes the middle one is not normalised: `exp` of its values sums to
// 0.0004 instead of 1

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let axis = if axis == Axis(0) { axis } else { Axis(x.ndim() - 1) };
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = lane.fold(f64::NEG_INFINITY, |max, &x| max.max(x));
        lane -= max;
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
