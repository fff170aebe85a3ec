// Rejected by `minus_infinity_gets_probability_zero`
// People write: the mean instead of the maximum
// What happens: `[-inf, 0, ln 3]` has the mean `-inf`, and the whole row becomes NaN

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let mean = lane.sum() / lane.len() as f64;
        lane -= mean;
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
