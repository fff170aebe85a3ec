//! What the interviewer asks next. `tests/reference.rs` compares it with the solution.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array3, ArrayD, ArrayRefD, Axis, CowArray, IxDyn, Zip};

// ANCHOR: matrices
/// Two operands, as one matrix product for each index of the batch.
///
/// For letters and lengths that are valid, and no letter twice in one operand.
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

    // The axes of a group side by side. Only the strides change, and no number is moved.
    let a = a.permuted_axes(order(&a_letters, &[&batch[..], &left, &summed].concat()));
    let b = b.permuted_axes(order(&b_letters, &[&batch[..], &summed, &right].concat()));

    // Each group as one axis. `to_shape` copies only where the strides do not allow that.
    let (batches, rest) = a.shape().split_at(batch.len());
    let (rows, inner) = rest.split_at(left.len());
    let columns = &b.shape()[shared.len()..];
    let shape = [batches, rows, columns].concat();
    let [batches, rows, inner, columns] =
        [batches, rows, inner, columns].map(|axes| axes.iter().product::<usize>());
    let a = a.to_shape((batches, rows, inner)).expect("as many elements in three axes");
    let b = b.to_shape((batches, inner, columns)).expect("as many elements in three axes");

    let mut product = Array3::zeros((batches, rows, columns));
    Zip::from(product.outer_iter_mut())
        .and(a.outer_iter())
        .and(b.outer_iter())
        .for_each(|mut product, a, b| general_mat_mul(1.0, &a, &b, 0.0, &mut product));
    let product = product.into_shape_with_order(shape).expect("as many elements in all axes");
    product.permuted_axes(order(&[batch, left, right].concat(), output))
}

/// The operand, summed over every axis whose letter is not needed.
fn keep<'a>(
    letters: &str,
    operand: &'a ArrayRefD<f64>,
    needed: &str,
) -> (String, CowArray<'a, f64, IxDyn>) {
    let mut operand = CowArray::from(operand.view());
    // From the last axis, so that those before it keep their numbers.
    for (axis, letter) in letters.char_indices().rev() {
        if !needed.contains(letter) {
            operand = operand.sum_axis(Axis(axis)).into();
        }
    }
    (letters.chars().filter(|&c| needed.contains(c)).collect(), operand)
}

/// Which axis of `letters` each letter of `wanted` is.
fn order(letters: &str, wanted: &str) -> Vec<usize> {
    wanted.chars().map(|c| letters.find(c).expect("the same letters in another order")).collect()
}
// ANCHOR_END: matrices
