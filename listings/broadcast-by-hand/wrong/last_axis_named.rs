// Rejected by `first_axis_that_does_not_fit_is_named`
// People write: axes counted from the last one
// What happens: `[9, 8, 2, 3]` with `[4, 3]` names axis 1 instead of 2

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    let mut shape = vec![1; ndim];
    for axis in 0..ndim {
        let length = |shape: &[usize]| shape.iter().rev().nth(axis).copied().unwrap_or(1);
        shape[ndim - 1 - axis] = match (length(a), length(b)) {
            (a, b) if a == b => a,
            (1, other) | (other, 1) => other,
            (a, b) => return Err(BroadcastError::Incompatible { axis, a, b }),
        };
    }
    Ok(shape)
}
