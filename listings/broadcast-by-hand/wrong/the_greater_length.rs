// Rejected by `length_of_0_is_a_length_like_any_other`
// People write: the greater of the two lengths
// What happens: `[0]` with `[1]` gives `[1]` instead of `[0]`

// ANCHOR: broadcast_shapes
pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    let padded = |shape: &[usize]| [vec![1; ndim - shape.len()], shape.to_vec()].concat();
    let mut shape = Vec::new();
    for (axis, (a, b)) in padded(a).into_iter().zip(padded(b)).enumerate() {
        if a != b && a != 1 && b != 1 {
            return Err(BroadcastError::Incompatible { axis, a, b });
        }
        shape.push(a.max(b));
    }
    Ok(shape)
}
// ANCHOR_END: broadcast_shapes
