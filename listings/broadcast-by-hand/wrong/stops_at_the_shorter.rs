// Rejected by `axes_of_the_longer_shape_are_kept`
// People write: `zip` of the reversed shapes
// What happens: `[8, 7, 6, 5]` with `[6, 1]` gives `[6, 5]`

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    let mut shape = Vec::new();
    for (i, (&a, &b)) in a.iter().rev().zip(b.iter().rev()).enumerate() {
        if a != b && a != 1 && b != 1 {
            return Err(BroadcastError::Incompatible { axis: ndim - 1 - i, a, b });
        }
        shape.push(if a == 1 { b } else { a });
    }
    shape.reverse();
    Ok(shape)
}
