// Rejected by `axes_are_counted`
// People write: `zip` over letters and axes, and no count
// What happens: `ij->i` of a vector has no length for `j`: a panic

fn length_of_each_letter(
    inputs: &[Letters],
    operands: &[&ArrayRefD<f64>],
) -> Result<BTreeMap<char, usize>, EinsumError> {
    if inputs.len() != operands.len() {
        let (inputs, operands) = (inputs.len(), operands.len());
        return Err(EinsumError::OperandCount { inputs, operands });
    }
    let mut lengths = BTreeMap::new();
    for (letters, array) in inputs.iter().zip(operands) {
        for (&letter, &other) in letters.iter().zip(array.shape()) {
            let first = *lengths.entry(letter).or_insert(other);
            if first != other {
                return Err(EinsumError::SizeMismatch { letter, first, other });
            }
        }
    }
    Ok(lengths)
}
