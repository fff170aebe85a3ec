// Rejected by `repeated_letter_walks_the_diagonal`
// People write: the trace of an operand that has a letter twice, before any product
// What happens: `ii,ij->j` of `[[1, 2], [3, 4]]` and `[[1, 2, 3], [4, 5, 6]]` is the trace times
// the sums of the columns, `[25, 35, 45]`, instead of `[17, 22, 27]`

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (mut inputs, output) = parse(subscripts)?;
    let output = output.unwrap_or_else(|| implicit_output(&inputs));
    length_of_each_letter(&inputs, operands)?;
    // A letter that is summed on a diagonal gets a name that no other operand has.
    for (name, letters) in ('0'..).zip(&mut inputs) {
        for letter in letters.clone() {
            let twice = letters.iter().filter(|&&other| other == letter).count() > 1;
            if twice && !output.contains(&letter) {
                letters.iter_mut().filter(|other| **other == letter).for_each(|x| *x = name);
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
