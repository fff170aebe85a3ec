// Rejected by `the_axis_is_the_one_that_sums_to_one`
// People write: the last axis, whatever `axis` says
// What happens: along `Axis(0)` the rows sum to 1, and the columns should

pub fn softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.rows_mut() {
        let max = maximum(&lane);
        lane.mapv_inplace(|x| (x - max).exp());
        let sum = lane.sum();
        lane /= sum;
    }
    Ok(out)
}
