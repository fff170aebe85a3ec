// Rejected by `vector_against_a_column_is_a_matrix`
// People write: a column taken for a vector standing up
// What happens: `[3]` with `[3, 1]` gives `[3]` instead of `[3, 3]`

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    // A column is a vector standing up.
    let vector = |shape: &[usize], other: &[usize]| {
        shape.len() == other.len() + 1 && shape.ends_with(&[1]) && shape.starts_with(other)
    };
    if vector(a, b) && !b.is_empty() {
        return Ok(b.to_vec());
    }
    if vector(b, a) && !a.is_empty() {
        return Ok(a.to_vec());
    }
    let ndim = a.len().max(b.len());
    let padded = |shape: &[usize]| [vec![1; ndim - shape.len()], shape.to_vec()].concat();
    let mut shape = Vec::new();
    for (axis, (a, b)) in padded(a).into_iter().zip(padded(b)).enumerate() {
        if a != b && a != 1 && b != 1 {
            return Err(BroadcastError::Incompatible { axis, a, b });
        }
        shape.push(if a == 1 { b } else { a });
    }
    Ok(shape)
}
