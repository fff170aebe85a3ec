// Rejected by `every_axis_of_three_is_an_axis`
// People write: any axis but the first is taken for the last
// What happens: of three axes the middle one is not normalised: the last one is, in its place

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let axis = if axis == Axis(0) { axis } else { Axis(x.ndim() - 1) };
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = maximum(&lane);
        lane -= max;
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
