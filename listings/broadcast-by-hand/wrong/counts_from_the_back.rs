// Rejected by `the_axis_counts_from_the_front_of_the_longer_shape`
// People write: axes counted from the last one
// What happens: `[6, 5]` with `[3, 5]` names axis 1 instead of 0

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    let mut shape = vec![1; ndim];
    for axis in 0..ndim {
        shape[axis] = match (length(a, axis, ndim), length(b, axis, ndim)) {
            (a, b) if a == b => a,
            (1, other) | (other, 1) => other,
            (a, b) => return Err(BroadcastError::Incompatible { axis: ndim - 1 - axis, a, b }),
        };
    }
    Ok(shape)
}
