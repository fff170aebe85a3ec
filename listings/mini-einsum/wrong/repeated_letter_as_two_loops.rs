// Rejected by `repeated_letter_walks_the_diagonal`
// People write: a loop for each axis instead of each letter
// What happens: `ii->` of `[[1, 2, 3], [4, 5, 6], [7, 8, 9]]` is the sum of everything, 45,
// instead of 15

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (mut inputs, output) = parse(subscripts)?;
    let output = output.unwrap_or_else(|| implicit_output(&inputs));
    length_of_each_letter(&inputs, operands)?;
    // Each axis of an operand gets a name of its own.
    for letters in &mut inputs {
        for axis in 1..letters.len() {
            if letters[..axis].contains(&letters[axis]) {
                letters[axis] = char::from(b'0' + axis as u8);
            }
        }
    }
    let lengths = length_of_each_letter(&inputs, operands)?;
    let loops: Vec<usize> = lengths.values().copied().collect();
    let place: BTreeMap<char, usize> = lengths.keys().copied().zip(0..).collect();
    let shape: Vec<usize> = output.iter().map(|letter| lengths[letter]).collect();
    let mut result = ArrayD::zeros(shape);
    for index in indices(loops) {
        let at = |letters: &[char]| -> Vec<usize> {
            letters.iter().map(|letter| index[place[letter]]).collect()
        };
        let mut product = 1.0;
        for (operand, letters) in operands.iter().zip(&inputs) {
            product *= operand[&at(letters)[..]];
        }
        result[&at(&output)[..]] += product;
    }
    Ok(result)
}
