// Rejected by `sum_over_nothing_is_zero`
// People write: a sum that starts with the first product
// What happens: `ij,jk->ik` of `[2, 0]` and `[0, 3]` has no first product: a panic instead of
// zeros

use ndarray::Dimension;
use ndarray::IxDyn;

pub fn einsum(subscripts: &str, operands: &[&ArrayRefD<f64>]) -> Result<ArrayD<f64>, EinsumError> {
    let (inputs, output) = parse(subscripts)?;
    let output = output.unwrap_or_else(|| implicit_output(&inputs));
    let lengths = length_of_each_letter(&inputs, operands)?;
    let summed: Vec<char> = lengths.keys().copied().filter(|c| !output.contains(c)).collect();
    let shape = |letters: &[char]| letters.iter().map(|c| lengths[c]).collect::<Vec<_>>();
    Ok(ArrayD::from_shape_fn(shape(&output), |kept| {
        let product = |rest: IxDyn| -> f64 {
            let letters = output.iter().chain(&summed).copied();
            let numbers = [kept.slice(), rest.slice()].concat();
            let index: BTreeMap<char, usize> = letters.zip(numbers).collect();
            let pairs = operands.iter().zip(&inputs);
            let element = |letters: &[char]| letters.iter().map(|c| index[c]).collect::<Vec<_>>();
            pairs.map(|(operand, letters)| operand[&element(letters)[..]]).product()
        };
        let products = indices(shape(&summed)).into_iter().map(product);
        products.reduce(|sum, product| sum + product).expect("a sum has a first product")
    }))
}
