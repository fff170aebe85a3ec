// Rejected by `repeated_letter_walks_the_diagonal`
// People write: a loop for each axis instead of each letter
// What happens: `ii->` of `[[1, 2, 3], [4, 5, 6], [7, 8, 9]]` is the sum of everything, 45,
// instead of 15

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (mut inputs, output) = parse(subscripts)?;
    sizes(&inputs, operands)?;
    // Each axis of an operand needs a name of its own.
    for letters in &mut inputs {
        for axis in 1..letters.len() {
            if letters[..axis].contains(&letters[axis]) {
                letters[axis] = char::from(b'0' + axis as u8);
            }
        }
    }
    let sizes = sizes(&inputs, operands)?;
    let summed: Vec<char> = sizes.keys().copied().filter(|c| !output.contains(c)).collect();
    let shape = |letters: &[char]| letters.iter().map(|c| sizes[c]).collect::<Vec<_>>();
    Ok(ArrayD::from_shape_fn(shape(&output), |here| {
        let mut index: BTreeMap<char, usize> = sizes.keys().map(|&c| (c, 0)).collect();
        index.extend(output.iter().copied().zip(here.as_array_view().iter().copied()));
        let mut sum = 0.0;
        for there in indices(shape(&summed)) {
            index.extend(summed.iter().copied().zip(there.as_array_view().iter().copied()));
            let mut product = 1.0;
            for (operand, letters) in operands.iter().zip(&inputs) {
                let element: Vec<usize> = letters.iter().map(|c| index[c]).collect();
                product *= operand[&element[..]];
            }
            sum += product;
        }
        sum
    }))
}
