// Rejected by `small_probabilities_keep_their_digits`
// People write: each probability clipped to between 1e-15 and 1 - 1e-15
// What happens: a logit that is 40 below the maximum gets 1e-15 instead of 2.7e-18

pub fn softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = maximum(&lane);
        lane.mapv_inplace(|x| (x - max).exp());
        let sum = lane.sum();
        lane.mapv_inplace(|e| (e / sum).clamp(1e-15, 1.0 - 1e-15));
    }
    Ok(out)
}
