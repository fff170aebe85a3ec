// Rejected by `any_number_of_operands_and_scalars_among_them`
// People write: one operand or two, as the six patterns have
// What happens: in `i,ij,j->` the third operand is never read: 156 instead of 167

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    let output = output.unwrap_or_else(|| implicit_output(&inputs));
    let lengths = length_of_each_letter(&inputs, operands)?;
    let loops: Vec<usize> = lengths.values().copied().collect();
    let place: BTreeMap<char, usize> = lengths.keys().copied().zip(0..).collect();
    let shape: Vec<usize> = output.iter().map(|letter| lengths[letter]).collect();
    let mut result = ArrayD::zeros(shape);
    for index in indices(loops) {
        let at = |letters: &[char]| -> Vec<usize> {
            letters.iter().map(|letter| index[place[letter]]).collect()
        };
        let mut product = operands[0][&at(&inputs[0])[..]];
        if operands.len() > 1 {
            product *= operands[1][&at(&inputs[1])[..]];
        }
        result[&at(&output)[..]] += product;
    }
    Ok(result)
}
