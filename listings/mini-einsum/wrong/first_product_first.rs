// Rejected by `sum_over_nothing_is_zero`
// People write: a sum that starts with the first product
// What happens: `ij,jk->ik` of `[2, 0]` and `[0, 3]` has no first product: a panic instead of
// zeros

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    let sizes = sizes(&inputs, operands)?;
    let summed: Vec<char> = sizes.keys().copied().filter(|c| !output.contains(c)).collect();
    let shape: Vec<usize> = output.iter().map(|c| sizes[c]).collect();
    Ok(ArrayD::from_shape_fn(shape, |here| {
        let mut index: BTreeMap<char, usize> = sizes.keys().map(|&c| (c, 0)).collect();
        index.extend(output.iter().copied().zip(here.as_array_view().iter().copied()));
        let product = |index: &BTreeMap<char, usize>| {
            let pairs = operands.iter().zip(&inputs);
            let element = |letters: &[char]| letters.iter().map(|c| index[c]).collect::<Vec<_>>();
            pairs.map(|(operand, letters)| operand[&element(letters)[..]]).product::<f64>()
        };
        let mut sum = product(&index);
        // The last letter that has not come to its end goes on; those behind it start again.
        while let Some(i) = summed.iter().rposition(|c| index[c] + 1 < sizes[c]) {
            *index.get_mut(&summed[i]).unwrap() += 1;
            index.extend(summed[i + 1..].iter().map(|&c| (c, 0)));
            sum += product(&index);
        }
        sum
    }))
}
