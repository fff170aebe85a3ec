//! What the interviewer asks next. Each function is tested against NumPy or PyTorch in
//! `tests/reference.rs`.

use broadcast_by_hand::{BroadcastError, broadcast_shapes};
use ndarray::{ArrayD, ArrayRefD, Axis, Zip};

// ANCHOR: all
/// The shape that any number of shapes broadcast to.
pub fn broadcast_all(shapes: &[&[usize]]) -> Result<Vec<usize>, BroadcastError> {
    shapes.iter().try_fold(Vec::new(), |so_far, shape| broadcast_shapes(&so_far, shape))
}
// ANCHOR_END: all

// ANCHOR: strides
/// The strides, in elements, with which a row-major array of `shape` is read as one of shape `to`. An
/// axis that is stretched has the stride 0. `None` if `shape` does not stretch to `to`.
pub fn strides(shape: &[usize], to: &[usize]) -> Option<Vec<usize>> {
    let added = to.len().checked_sub(shape.len())?;
    let mut strides = vec![0; to.len()];
    let mut step = 1;
    for (axis, &length) in shape.iter().enumerate().rev() {
        if length == to[added + axis] {
            strides[added + axis] = step;
        } else if length != 1 {
            return None;
        }
        step *= length;
    }
    Some(strides)
}
// ANCHOR_END: strides

// ANCHOR: apply
/// `op` of every two elements that meet. Neither array is copied to the larger shape.
pub fn apply(
    a: &ArrayRefD<f64>,
    b: &ArrayRefD<f64>,
    op: impl Fn(f64, f64) -> f64,
) -> Result<ArrayD<f64>, BroadcastError> {
    let mut result = ArrayD::zeros(broadcast_shapes(a.shape(), b.shape())?);
    Zip::from(&mut result)
        .and_broadcast(a)
        .and_broadcast(b)
        .for_each(|result, &a, &b| *result = op(a, b));
    Ok(result)
}
// ANCHOR_END: apply

// ANCHOR: unbroadcast
/// The gradient of an array of `shape`, from the gradient of what it was broadcast to. Each element
/// gets the sum of the gradients of all places where it was used.
pub fn unbroadcast(gradient: &ArrayRefD<f64>, shape: &[usize]) -> ArrayD<f64> {
    let mut gradient = gradient.to_owned();
    while gradient.ndim() > shape.len() {
        gradient = gradient.sum_axis(Axis(0));
    }
    for (axis, &length) in shape.iter().enumerate() {
        if length == 1 {
            gradient = gradient.sum_axis(Axis(axis)).insert_axis(Axis(axis));
        }
    }
    gradient
}
// ANCHOR_END: unbroadcast
