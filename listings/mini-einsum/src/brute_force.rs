//! The notation read as it is written: a loop for each letter, one inside the other, and in the
//! middle one product that is added to one element of the result.

use std::collections::BTreeMap;

use ndarray::{ArrayD, ArrayRefD, Axis};

/// `inputs` name the axes of the operands, one word each, and `output` those of the result.
///
/// For input that is valid; the solution is where bad input is answered.
pub fn einsum(inputs: &[&str], output: &str, operands: &[&ArrayRefD<f64>]) -> ArrayD<f64> {
    let mut sizes = BTreeMap::new();
    for (letters, operand) in inputs.iter().zip(operands) {
        for (axis, letter) in letters.chars().enumerate() {
            sizes.insert(letter, operand.len_of(Axis(axis)));
        }
    }
    let shape: Vec<usize> = output.chars().map(|letter| sizes[&letter]).collect();
    let mut result = ArrayD::zeros(shape);
    let loops: Vec<(char, usize)> = sizes.into_iter().collect();
    each(&loops, &mut BTreeMap::new(), &mut |index| {
        let at = |letters: &str| -> Vec<usize> { letters.chars().map(|c| index[&c]).collect() };
        let mut product = 1.0;
        for (letters, operand) in inputs.iter().zip(operands) {
            product *= operand[&at(letters)[..]];
        }
        result[&at(output)[..]] += product;
    });
    result
}

/// Nested loops: the first of them here, and those that are left inside it.
fn each(
    loops: &[(char, usize)],
    index: &mut BTreeMap<char, usize>,
    body: &mut impl FnMut(&BTreeMap<char, usize>),
) {
    let Some(((letter, size), inner)) = loops.split_first() else { return body(index) };
    for i in 0..*size {
        index.insert(*letter, i);
        each(inner, index, body);
    }
}
