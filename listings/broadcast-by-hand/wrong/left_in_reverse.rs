// Rejected by `equal_shapes_stay_as_they_are`
// People write: a result built from the last axis on, and left so
// What happens: `[2, 3]` with itself gives `[3, 2]`

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    let mut shape = Vec::new();
    for i in 0..ndim {
        let length = |shape: &[usize]| shape.iter().rev().nth(i).copied().unwrap_or(1);
        let (a, b) = (length(a), length(b));
        if a != b && a != 1 && b != 1 {
            return Err(BroadcastError::Incompatible { axis: ndim - 1 - i, a, b });
        }
        shape.push(if a == 1 { b } else { a });
    }
    Ok(shape)
}
