// Rejected by `axis_that_is_not_there_is_an_error`
// People write: the length of the axis asked for, before it is known to be there
// What happens: `Axis(2)` of a matrix panics

fn check<D: RemoveAxis>(x: &ArrayRef<f64, D>, axis: Axis) -> Result<(), SoftmaxError> {
    if x.len_of(axis) == 0 {
        return Err(SoftmaxError::EmptyAxis { axis: axis.index() });
    }
    Ok(())
}
