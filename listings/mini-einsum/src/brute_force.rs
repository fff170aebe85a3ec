//! The notation read as it is written: a loop for every letter, and the product of what the
//! operands hold at that place.

use std::collections::BTreeMap;

use ndarray::{ArrayD, ArrayRefD, IxDyn};

/// `inputs` name the axes of the operands, one word each, and `output` those of the result.
///
/// For input that is valid; the solution is where bad input is answered.
pub fn einsum(inputs: &[&str], output: &str, operands: &[&ArrayRefD<f64>]) -> ArrayD<f64> {
    let mut sizes = BTreeMap::new();
    for (letters, operand) in inputs.iter().zip(operands) {
        for (axis, letter) in letters.chars().enumerate() {
            sizes.insert(letter, operand.len_of(ndarray::Axis(axis)));
        }
    }
    let shape: Vec<usize> = output.chars().map(|letter| sizes[&letter]).collect();
    let mut result = ArrayD::zeros(shape);
    let mut index: BTreeMap<char, usize> = sizes.keys().map(|&letter| (letter, 0)).collect();
    if sizes.values().any(|&size| size == 0) {
        return result;
    }
    loop {
        let at = |letters: &str| -> Vec<usize> { letters.chars().map(|c| index[&c]).collect() };
        let mut product = 1.0;
        for (letters, operand) in inputs.iter().zip(operands) {
            product *= operand[IxDyn(&at(letters))];
        }
        result[IxDyn(&at(output))] += product;

        // Counts the index up like an odometer: the letter that is not at its end goes on by one,
        // and those that were go back to 0.
        let turn = index.iter_mut().find(|(letter, i)| {
            **i += 1;
            let on = **i < sizes[*letter];
            if !on {
                **i = 0;
            }
            on
        });
        if turn.is_none() {
            return result;
        }
    }
}
