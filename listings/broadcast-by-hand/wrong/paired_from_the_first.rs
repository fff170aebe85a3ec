// Rejected by `shapes_are_aligned_at_the_last_axis`
// People write: ones behind the shorter shape
// What happens: `[2, 3]` with `[3]` is refused, and with `[2]` it fits

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    let padded = |shape: &[usize]| [shape.to_vec(), vec![1; ndim - shape.len()]].concat();
    let mut shape = Vec::new();
    for (axis, (a, b)) in padded(a).into_iter().zip(padded(b)).enumerate() {
        if a != b && a != 1 && b != 1 {
            return Err(BroadcastError::Incompatible { axis, a, b });
        }
        shape.push(if a == 1 { b } else { a });
    }
    Ok(shape)
}
