// Rejected by `each_row_has_its_own_sum`
// People write: sums without their axis put back
// What happens: for `[[0, 0], [0, ln 3]]` each column is divided by another row's sum: 0.75
// instead of 0.5

// ANCHOR: answer
pub fn softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let max = x.fold_axis(axis, f64::NEG_INFINITY, |max, &x| max.max(x));
    let exp = (x.to_owned() - max.insert_axis(axis).broadcast(x.raw_dim()).unwrap()).exp();
    let sum = exp.sum_axis(axis);
    Ok(&exp / &sum.broadcast(x.raw_dim()).unwrap())
}
// ANCHOR_END: answer
