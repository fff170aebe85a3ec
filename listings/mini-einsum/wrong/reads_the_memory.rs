// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: the memory read row by row, whatever the view says
// What happens: a matrix turned upside down comes back the right way up: 1, 2 first instead of 5,
// 6

// ANCHOR: einsum
pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    let output = output.unwrap_or_else(|| implicit_output(&inputs));
    let lengths = length_of_each_letter(&inputs, operands)?;
    let memory: Vec<Vec<f64>> =
        operands.iter().map(|&x| x.to_owned().into_raw_vec_and_offset().0).collect();
    let loops: Vec<usize> = lengths.values().copied().collect();
    let place: BTreeMap<char, usize> = lengths.keys().copied().zip(0..).collect();
    let shape: Vec<usize> = output.iter().map(|letter| lengths[letter]).collect();
    let mut result = ArrayD::zeros(shape);
    for index in indices(loops) {
        let at = |letters: &[char]| -> Vec<usize> {
            letters.iter().map(|letter| index[place[letter]]).collect()
        };
        let mut product = 1.0;
        for (memory, letters) in memory.iter().zip(&inputs) {
            // Row by row: each axis multiplies the place by its length.
            product *= memory[letters.iter().fold(0, |i, c| i * lengths[c] + index[place[c]])];
        }
        result[&at(&output)[..]] += product;
    }
    Ok(result)
}
// ANCHOR_END: einsum
