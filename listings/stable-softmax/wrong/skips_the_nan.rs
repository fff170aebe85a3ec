// Rejected by `row_with_a_nan_is_nan_and_no_other_is`
// People write: a sum that leaves NaN out
// What happens: `[NaN, 1]` becomes `[NaN, 1]` instead of NaN twice

pub fn softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = maximum(&lane);
        lane.mapv_inplace(|x| (x - max).exp());
        let sum: f64 = lane.iter().filter(|e| !e.is_nan()).sum();
        lane /= sum;
    }
    Ok(out)
}
