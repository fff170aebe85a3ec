// Rejected by `first_axis_that_does_not_fit_is_named`
// People write: a loop from the last axis to the first
// What happens: `[2, 3, 4]` with `[5, 3, 6]` names the lengths 4 and 6 of the last axis, and 2
// and 5 come first

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    let mut shape = vec![1; ndim];
    for axis in (0..ndim).rev() {
        shape[axis] = match (length(a, axis, ndim), length(b, axis, ndim)) {
            (a, b) if a == b => a,
            (1, other) | (other, 1) => other,
            (a, b) => return Err(BroadcastError::Incompatible { axis, a, b }),
        };
    }
    Ok(shape)
}
