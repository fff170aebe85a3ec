//! Softmax and log-softmax along one axis of an array, as `scipy.special.softmax` and
//! `scipy.special.log_softmax` define them.

// ANCHOR: types
use ndarray::{Array, ArrayRef, ArrayRef1, Axis, RemoveAxis};
use thiserror::Error;

/// Why there is no softmax of such a shape.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SoftmaxError {
    /// The array has no axis of that number.
    #[error("there is no axis {axis}: the array has {ndim}, counted from 0")]
    NoSuchAxis {
        /// The axis asked for.
        axis: usize,
        /// How many axes the array has.
        ndim: usize,
    },
    /// The axis has length 0, and nothing cannot sum to 1.
    #[error("axis {axis} has length 0")]
    EmptyAxis {
        /// The axis asked for.
        axis: usize,
    },
}
// ANCHOR_END: types

// ANCHOR: softmax
/// `exp(x)` divided by the sum of `exp(x)` along `axis`, in the shape of `x`.
///
/// Each lane becomes probabilities that sum to 1. For `Axis(1)` of a matrix a lane is a row. `-inf`
/// gets probability 0. A lane of nothing but `-inf`, or with a NaN or a `+inf`, has no softmax: all
/// of it becomes NaN. The other lanes are not affected.
///
/// # Errors
///
/// [`SoftmaxError`]. Only the shape can be wrong, never a value.
pub fn softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let max = maximum(&lane);
        lane.mapv_inplace(|x| (x - max).exp());
        let sum = lane.sum();
        lane /= sum;
    }
    Ok(out)
}
// ANCHOR_END: softmax

// ANCHOR: log_softmax
/// The logarithm of [`softmax`], where the probability itself may be too small for an `f64`.
///
/// `-inf` stays `-inf`. What has no softmax is NaN here too.
///
/// # Errors
///
/// As for [`softmax`].
pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        // Subtract one after the other: beside a large maximum their sum would lose the digits of
        // the logarithm.
        let max = maximum(&lane);
        lane -= max;
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
// ANCHOR_END: log_softmax

// ANCHOR: check
fn maximum(lane: &ArrayRef1<f64>) -> f64 {
    lane.fold(f64::NEG_INFINITY, |max, &x| max.max(x))
}

fn check<D: RemoveAxis>(x: &ArrayRef<f64, D>, axis: Axis) -> Result<(), SoftmaxError> {
    let Axis(axis) = axis;
    match x.shape().get(axis) {
        None => Err(SoftmaxError::NoSuchAxis { axis, ndim: x.ndim() }),
        Some(0) => Err(SoftmaxError::EmptyAxis { axis }),
        Some(_) => Ok(()),
    }
}
// ANCHOR_END: check
