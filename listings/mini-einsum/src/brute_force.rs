//! The notation read from the elements: take one of each operand, and see whether they belong
//! together.

use std::collections::BTreeMap;

use ndarray::{ArrayD, ArrayRefD, Axis, Dimension};

/// `inputs` name the axes of the operands, one word each, and `output` those of the result.
///
/// Only for valid input; the solution handles bad input.
pub fn einsum(inputs: &[&str], output: &str, operands: &[&ArrayRefD<f64>]) -> ArrayD<f64> {
    let named: Vec<Named> = inputs.iter().copied().zip(operands.iter().copied()).collect();
    let mut lengths = BTreeMap::new();
    for (letters, operand) in &named {
        for (axis, letter) in letters.chars().enumerate() {
            lengths.insert(letter, operand.len_of(Axis(axis)));
        }
    }
    let shape: Vec<usize> = output.chars().map(|letter| lengths[&letter]).collect();
    let mut result = ArrayD::zeros(shape);
    add_products(&named, &BTreeMap::new(), 1.0, output, &mut result);
    result
}

/// An operand and the letters of its axes.
type Named<'a> = (&'a str, &'a ArrayRefD<f64>);

/// Multiplies `product` by one element of each operand, in every way in which no letter has two
/// indices, and adds it to the element of the result that has the indices of the output's letters.
fn add_products(
    operands: &[Named],
    index: &BTreeMap<char, usize>,
    product: f64,
    output: &str,
    result: &mut ArrayD<f64>,
) {
    let Some(((letters, operand), others)) = operands.split_first() else {
        let place: Vec<usize> = output.chars().map(|letter| index[&letter]).collect();
        result[&place[..]] += product;
        return;
    };
    for (place, element) in operand.indexed_iter() {
        let mut index = index.clone();
        let mut indices = letters.chars().zip(place.as_array_view());
        if indices.all(|(letter, &i)| *index.entry(letter).or_insert(i) == i) {
            add_products(others, &index, product * element, output, result);
        }
    }
}
