//! What the interviewer asks next. Held to the solution, and to NumPy, by `tests/reference.rs`.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array3, ArrayD, ArrayRefD, Axis, Zip};

// ANCHOR: matrices
/// Two operands by one matrix product for each index of the batch.
///
/// For letters and sizes that are valid, and no letter twice in one operand.
pub fn by_matrix_products(
    (a_letters, a): (&str, &ArrayRefD<f64>),
    (b_letters, b): (&str, &ArrayRefD<f64>),
    output: &str,
) -> ArrayD<f64> {
    let (a_letters, a) = keep(a_letters, a, &[b_letters, output].concat());
    let (b_letters, b) = keep(b_letters, b, &[&a_letters, output].concat());

    let (shared, left): (String, String) = a_letters.chars().partition(|&c| b_letters.contains(c));
    let (batch, summed): (String, String) = shared.chars().partition(|&c| output.contains(c));
    let right: String = b_letters.chars().filter(|&c| !shared.contains(c)).collect();

    // Three axes each, whatever the letters. It copies where their memory does not allow it.
    let a = a.permuted_axes(order(&a_letters, &[&batch[..], &left, &summed].concat()));
    let b = b.permuted_axes(order(&b_letters, &[&batch[..], &summed, &right].concat()));
    let size = |axes: &[usize]| axes.iter().product::<usize>();
    let (batches, rest) = a.shape().split_at(batch.len());
    let (rows, inner) = rest.split_at(left.len());
    let columns = &b.shape()[shared.len()..];
    let shape = [batches, rows, columns].concat();
    let (n, rows, inner, columns) = (size(batches), size(rows), size(inner), size(columns));
    let a = a.to_shape((n, rows, inner)).expect("as many elements in three axes");
    let b = b.to_shape((n, inner, columns)).expect("as many elements in three axes");

    let mut product = Array3::zeros((n, rows, columns));
    Zip::from(product.outer_iter_mut())
        .and(a.outer_iter())
        .and(b.outer_iter())
        .for_each(|mut product, a, b| general_mat_mul(1.0, &a, &b, 0.0, &mut product));
    let product = product.into_shape_with_order(shape).expect("the axes that were put together");
    product.permuted_axes(order(&[batch, left, right].concat(), output))
}

/// The operand, summed over every axis whose letter is not needed.
fn keep(letters: &str, operand: &ArrayRefD<f64>, needed: &str) -> (String, ArrayD<f64>) {
    let mut operand = operand.to_owned();
    for (axis, letter) in letters.char_indices().rev() {
        if !needed.contains(letter) {
            operand = operand.sum_axis(Axis(axis));
        }
    }
    (letters.chars().filter(|&c| needed.contains(c)).collect(), operand)
}

/// Where each of `letters` stands in `among`.
fn order(among: &str, letters: &str) -> Vec<usize> {
    letters.chars().filter_map(|letter| among.find(letter)).collect()
}
// ANCHOR_END: matrices
