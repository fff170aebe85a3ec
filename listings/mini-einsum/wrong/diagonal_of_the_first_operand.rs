// Rejected by `repeated_letter_walks_the_diagonal`
// People write: the diagonal of the first operand, and a loop for each axis of the others
// What happens: `ii,jj->` is a trace times the sum of all elements, 225, instead of the product of
// two traces, 75

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (mut inputs, output) = parse(subscripts)?;
    let output = output.unwrap_or_else(|| implicit_output(&inputs));
    length_of_each_letter(&inputs, operands)?;
    // The first operand may be walked along its diagonal. Each axis of the others gets a name of
    // its own.
    for letters in inputs.iter_mut().skip(1) {
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
