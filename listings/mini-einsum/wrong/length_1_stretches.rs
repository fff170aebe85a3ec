// Rejected by `length_of_1_does_not_stretch`
// People write: a length of 1 that stretches, as in NumPy
// What happens: `ij,jk->ik` of `[2, 1]` and `[3, 4]` is not refused, and reads past the only
// column: a panic

fn length_of_each_letter(
    inputs: &[Letters],
    operands: &[&ArrayRefD<f64>],
) -> Result<BTreeMap<char, usize>, EinsumError> {
    if inputs.len() != operands.len() {
        let (inputs, operands) = (inputs.len(), operands.len());
        return Err(EinsumError::OperandCount { inputs, operands });
    }
    let mut lengths = BTreeMap::new();
    for (operand, (letters, array)) in inputs.iter().zip(operands).enumerate() {
        if letters.len() != array.ndim() {
            let (letters, axes) = (letters.len(), array.ndim());
            return Err(EinsumError::AxisCount { operand, letters, axes });
        }
        for (&letter, &other) in letters.iter().zip(array.shape()) {
            let first = lengths.entry(letter).or_insert(other);
            if *first == 1 {
                *first = other;
            }
            if *first != other && other != 1 {
                return Err(EinsumError::SizeMismatch { letter, first: *first, other });
            }
        }
    }
    Ok(lengths)
}
