// Rejected by `operands_and_their_axes_are_counted`
// People write: `zip` without counting
// What happens: `ij->ij` of two matrices gives the first, and the second is lost

fn sizes(
    inputs: &[Vec<char>],
    operands: &[&ArrayRefD<f64>],
) -> Result<BTreeMap<char, usize>, EinsumError> {
    let mut sizes = BTreeMap::new();
    for (letters, array) in inputs.iter().zip(operands) {
        for (&letter, &other) in letters.iter().zip(array.shape()) {
            let first = *sizes.entry(letter).or_insert(other);
            if first != other {
                return Err(EinsumError::SizeMismatch { letter, first, other });
            }
        }
    }
    Ok(sizes)
}
