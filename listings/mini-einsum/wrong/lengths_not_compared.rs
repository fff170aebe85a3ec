// Rejected by `axes_of_one_letter_must_be_of_one_length`
// People write: the length of the first axis for each letter, and no look at the others
// What happens: `ij,jk->ik` of `[2, 3]` and `[4, 5]` gets an answer from three of the four rows

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
        for (&letter, &length) in letters.iter().zip(array.shape()) {
            lengths.entry(letter).or_insert(length);
        }
    }
    Ok(lengths)
}
