// Rejected by `letter_of_one_input_is_summed_unless_the_output_has_it`
// People write: only a letter that two inputs share is summed
// What happens: `ij->j` of the matrix `[[1, 2, 3], [4, 5, 6]]` is its first row, `[1, 2, 3]`,
// instead of `[5, 7, 9]`

use ndarray::Dimension;

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    let output = output.unwrap_or_else(|| implicit_output(&inputs));
    let lengths = length_of_each_letter(&inputs, operands)?;
    let all = inputs.concat();
    let shared = |letter: &char| all.iter().filter(|&other| other == letter).count() > 1;
    let mut summed: Vec<char> = lengths.keys().copied().collect();
    summed.retain(|c| !output.contains(c) && shared(c));
    let shape = |letters: &[char]| letters.iter().map(|c| lengths[c]).collect::<Vec<_>>();
    Ok(ArrayD::from_shape_fn(shape(&output), |kept| {
        let mut index: BTreeMap<char, usize> = lengths.keys().map(|&c| (c, 0)).collect();
        index.extend(output.iter().copied().zip(kept.as_array_view().iter().copied()));
        let mut sum = 0.0;
        for rest in indices(shape(&summed)) {
            index.extend(summed.iter().copied().zip(rest.as_array_view().iter().copied()));
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
