//! The shape that two arrays broadcast to, as NumPy's `broadcast_shapes` defines it, and a loss that
//! must not broadcast.

// ANCHOR: types
use ndarray::{ArrayRefD, Zip};
use thiserror::Error;

/// Why two shapes do not go together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BroadcastError {
    /// Two lengths on one axis differ, and neither of them is 1.
    #[error("on axis {axis} a length of {a} meets a length of {b}")]
    Incompatible {
        /// The axis, counted from 0 in the longer of the two shapes.
        axis: usize,
        /// Its length in the first shape.
        a: usize,
        /// Its length in the second shape.
        b: usize,
    },
    /// A prediction and its target have different shapes, whether they broadcast or not.
    #[error("a prediction of shape {prediction:?} has a target of shape {target:?}")]
    ShapesDiffer {
        /// Shape of the prediction.
        prediction: Vec<usize>,
        /// Shape of the target.
        target: Vec<usize>,
    },
    /// An average of nothing.
    #[error("there is nothing to average over")]
    Empty,
}
// ANCHOR_END: types

// ANCHOR: broadcast_shapes
/// The shape of `a op b` for arrays of these shapes.
///
/// The shapes are aligned at their last axis. Axes that are missing at the front count as length 1. On
/// each axis the lengths must be equal, or one of them must be 1, and then the other is the result's.
/// The shape of a scalar is `[]`.
///
/// # Errors
///
/// [`BroadcastError::Incompatible`], for the first such axis.
pub fn broadcast_shapes(a: &[usize], b: &[usize]) -> Result<Vec<usize>, BroadcastError> {
    let ndim = a.len().max(b.len());
    (0..ndim)
        .map(|axis| match (length(a, axis, ndim), length(b, axis, ndim)) {
            (a, b) if a == b => Ok(a),
            (1, other) | (other, 1) => Ok(other),
            (a, b) => Err(BroadcastError::Incompatible { axis, a, b }),
        })
        .collect()
}

/// The length of an axis of `shape`, if ones are put in front of it until it has `ndim` axes.
fn length(shape: &[usize], axis: usize, ndim: usize) -> usize {
    let added = ndim - shape.len();
    if axis < added { 1 } else { shape[axis - added] }
}
// ANCHOR_END: broadcast_shapes

// ANCHOR: mse
/// The mean squared error over all elements of two arrays of the same shape.
///
/// # Errors
///
/// [`BroadcastError::ShapesDiffer`], even for shapes that broadcast. Then [`BroadcastError::Empty`].
pub fn mse(prediction: &ArrayRefD<f64>, target: &ArrayRefD<f64>) -> Result<f64, BroadcastError> {
    if prediction.shape() != target.shape() {
        let (prediction, target) = (prediction.shape().to_vec(), target.shape().to_vec());
        return Err(BroadcastError::ShapesDiffer { prediction, target });
    }
    if prediction.is_empty() {
        return Err(BroadcastError::Empty);
    }
    let squares = Zip::from(prediction).and(target).fold(0.0, |sum, p, t| sum + (p - t) * (p - t));
    Ok(squares / prediction.len() as f64)
}
// ANCHOR_END: mse
