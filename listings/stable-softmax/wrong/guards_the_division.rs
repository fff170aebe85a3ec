// Rejected by `row_of_minus_infinity_is_nan`
// People write: 0 for a maximum that is not finite, and no division by a sum of 0
// What happens: a row of nothing but `-inf` has the probabilities 0 and 0 instead of NaN

pub fn softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = maximum(&lane);
        let max = if max.is_finite() { max } else { 0.0 };
        lane.mapv_inplace(|x| (x - max).exp());
        let sum = lane.sum();
        if sum > 0.0 {
            lane /= sum;
        }
    }
    Ok(out)
}
