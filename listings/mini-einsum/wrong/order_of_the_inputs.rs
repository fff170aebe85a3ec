// Rejected by `output_says_the_order_of_the_axes`
// People write: the axes of the output in the order of the inputs
// What happens: `ij->ji` of shape `[2, 3]` keeps its shape instead of `[3, 2]`

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    let kept = output.unwrap_or_else(|| implicit_output(&inputs));
    let mut output: Vec<char> = Vec::new();
    for letter in inputs.concat() {
        if kept.contains(&letter) && !output.contains(&letter) {
            output.push(letter);
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
