// Rejected by `length_of_1_stretches_on_either_side`
// People write: only the smaller shape may stretch
// What happens: `[4, 1, 6]` with `[1, 5, 1]` is refused

pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let size = |shape: &[usize]| (shape.len(), shape.iter().product::<usize>());
    let (large, small) = if size(a) >= size(b) { (a, b) } else { (b, a) };
    let added = large.len() - small.len();
    for (i, &length) in small.iter().enumerate() {
        if length != 1 && length != large[added + i] {
            let (a, b) =
                if large == a { (large[added + i], length) } else { (length, large[added + i]) };
            return Err(BroadcastError::Incompatible { axis: added + i, a, b });
        }
    }
    Ok(large.to_vec())
}
