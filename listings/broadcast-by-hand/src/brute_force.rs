//! The rule for shapes, one step at a time, and which elements of `a` and `b` meet at each place of
//! the result.

use ndarray::{ArrayD, ArrayRefD, Dimension, IxDyn};

/// Ones in front of the shorter shape, then axis by axis; `None` if two lengths do not fit.
pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    while a.len() < b.len() {
        a.insert(0, 1);
    }
    while b.len() < a.len() {
        b.insert(0, 1);
    }
    let mut shape = Vec::new();
    for axis in 0..a.len() {
        if a[axis] == b[axis] {
            shape.push(a[axis]);
        } else if a[axis] == 1 {
            shape.push(b[axis]);
        } else if b[axis] == 1 {
            shape.push(a[axis]);
        } else {
            return None;
        }
    }
    Some(shape)
}

/// `a - b`, one place of the result after the other; `None` if the shapes do not fit.
pub fn subtract(a: &ArrayRefD<f64>, b: &ArrayRefD<f64>) -> Option<ArrayD<f64>> {
    let shape = broadcast_shapes(a.shape(), b.shape())?;
    Some(ArrayD::from_shape_fn(shape, |place| {
        a[element(a.shape(), &place)] - b[element(b.shape(), &place)]
    }))
}

/// Which element of an array of this shape belongs to a place of the result. Axes are paired from the
/// last one, and an axis of length 1 has only one element for all places.
fn element(shape: &[usize], place: &IxDyn) -> IxDyn {
    let mut index = Vec::new();
    for (axis, &length) in shape.iter().enumerate() {
        let in_result = place[place.ndim() - shape.len() + axis];
        index.push(if length == 1 { 0 } else { in_result });
    }
    IxDyn(&index)
}

/// The mean of the squared differences, wherever two elements meet. For shapes that broadcast but
/// are not the same it averages over pairs that do not belong together.
pub fn mse(prediction: &ArrayRefD<f64>, target: &ArrayRefD<f64>) -> Option<f64> {
    let differences = subtract(prediction, target)?;
    let mut squares = 0.0;
    for difference in &differences {
        squares += difference * difference;
    }
    Some(squares / differences.len() as f64)
}
