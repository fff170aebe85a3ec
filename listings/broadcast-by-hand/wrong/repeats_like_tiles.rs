// Rejected by `only_a_length_of_1_stretches`
// People write: a length that divides the other is repeated
// What happens: `[4]` with `[2]` gives `[4]`

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    let padded = |shape: &[usize]| [vec![1; ndim - shape.len()], shape.to_vec()].concat();
    let mut shape = Vec::new();
    for (axis, (a, b)) in padded(a).into_iter().zip(padded(b)).enumerate() {
        if a.max(b) % a.min(b).max(1) != 0 || (a == 0) != (b == 0) && a + b != 1 {
            return Err(BroadcastError::Incompatible { axis, a, b });
        }
        shape.push(if a == 0 || b == 0 { 0 } else { a.max(b) });
    }
    Ok(shape)
}
