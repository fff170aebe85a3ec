// Rejected by `operands_are_counted`
// People write: `zip` over inputs and operands, and no count
// What happens: `ij,jk->ik` of one matrix panics; `ij->ij` of two matrices ignores the second

fn length_of_each_letter(
    inputs: &[Letters],
    operands: &[&ArrayRefD<f64>],
) -> Result<BTreeMap<char, usize>, EinsumError> {
    let mut lengths = BTreeMap::new();
    for (operand, (letters, array)) in inputs.iter().zip(operands).enumerate() {
        if letters.len() != array.ndim() {
            let (letters, axes) = (letters.len(), array.ndim());
            return Err(EinsumError::AxisCount { operand, letters, axes });
        }
        for (&letter, &other) in letters.iter().zip(array.shape()) {
            let first = *lengths.entry(letter).or_insert(other);
            if first != other {
                return Err(EinsumError::SizeMismatch { letter, first, other });
            }
        }
    }
    Ok(lengths)
}
