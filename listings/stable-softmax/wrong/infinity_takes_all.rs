// Rejected by `row_with_plus_infinity_has_no_softmax`
// People write: 0 wherever a value equals the maximum, so that `inf - inf` is not NaN
// What happens: `[inf, 0]` becomes `[1, 0]` instead of NaN twice

pub fn softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = maximum(&lane);
        let from_max = |x: f64| if x == max && x > 0.0 { 0.0 } else { x - max };
        lane.mapv_inplace(|x| from_max(x).exp());
        let sum = lane.sum();
        lane /= sum;
    }
    Ok(out)
}
