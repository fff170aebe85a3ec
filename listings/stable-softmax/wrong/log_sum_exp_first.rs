// Rejected by `log_softmax_keeps_its_digits_beside_a_large_offset`
// People write: `x - (max + ln(sum))`
// What happens: `[1e6, 1e6]` is off by 4e-11, and `[1e15, 1e15]` gives -0.75 instead of -0.693

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = maximum(&lane);
        let sum = lane.fold(0.0, |sum, x| sum + (x - max).exp());
        lane -= max + sum.ln();
    }
    Ok(out)
}
