// Rejected by `length_of_1_does_not_stretch`
// People write: a length of 1 that stretches, as in NumPy
// What happens: `ij,jk->ik` of `[2, 1]` and `[3, 4]` is not refused, and reads behind the only
// column: a panic

fn sizes(
    inputs: &[Vec<char>],
    operands: &[&ArrayRefD<f64>],
) -> Result<BTreeMap<char, usize>, EinsumError> {
    let (words, arrays) = (inputs.len(), operands.len());
    if words != arrays {
        return Err(EinsumError::OperandCount { inputs: words, operands: arrays });
    }
    let mut sizes = BTreeMap::new();
    for (operand, (letters, array)) in inputs.iter().zip(operands).enumerate() {
        let (letters, axes) = (letters.len(), array.ndim());
        if letters != axes {
            return Err(EinsumError::AxisCount { operand, letters, axes });
        }
    }
    for (letters, array) in inputs.iter().zip(operands) {
        for (&letter, &other) in letters.iter().zip(array.shape()) {
            let size = sizes.entry(letter).or_insert(other);
            if *size == 1 {
                *size = other;
            }
            if *size != other && other != 1 {
                return Err(EinsumError::SizeMismatch { letter, first: *size, other });
            }
        }
    }
    Ok(sizes)
}
