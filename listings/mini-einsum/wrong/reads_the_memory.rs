// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: the memory read row by row, whatever the view says
// What happens: a matrix turned upside down comes back the right way up: 1, 2 first instead of 5,
// 6

// ANCHOR: einsum
pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    let sizes = sizes(&inputs, operands)?;
    let memory: Vec<Vec<f64>> =
        operands.iter().map(|&x| x.to_owned().into_raw_vec_and_offset().0).collect();
    let summed: Vec<char> = sizes.keys().copied().filter(|c| !output.contains(c)).collect();
    let shape = |letters: &[char]| letters.iter().map(|c| sizes[c]).collect::<Vec<_>>();
    Ok(ArrayD::from_shape_fn(shape(&output), |here| {
        let mut index: BTreeMap<char, usize> = sizes.keys().map(|&c| (c, 0)).collect();
        index.extend(output.iter().copied().zip(here.as_array_view().iter().copied()));
        let mut sum = 0.0;
        for there in indices(shape(&summed)) {
            index.extend(summed.iter().copied().zip(there.as_array_view().iter().copied()));
            let mut product = 1.0;
            for (memory, letters) in memory.iter().zip(&inputs) {
                product *= memory[letters.iter().fold(0, |at, c| at * sizes[c] + index[c])];
            }
            sum += product;
        }
        sum
    }))
}
// ANCHOR_END: einsum
