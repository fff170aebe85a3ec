// Rejected by `operands_and_their_axes_are_counted`
// People write: `zip` over inputs and operands, and no count
// What happens: `ij,jk->ik` of one matrix panics; `ij->ij` of two matrices ignores the second

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
