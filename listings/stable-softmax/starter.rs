use ndarray::{Array, ArrayRef, Axis, RemoveAxis};
use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SoftmaxError {
    #[error("there is no axis {axis}: the array has {ndim}, counted from 0")]
    NoSuchAxis { axis: usize, ndim: usize },
    #[error("axis {axis} has length 0")]
    EmptyAxis { axis: usize },
}

/// `exp(x)` divided by the sum of `exp(x)` along `axis`, in the shape of `x`.
pub fn softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    todo!("softmax of {x:?} along {axis:?}")
}

/// The logarithm of `softmax`, also where the probability itself is too small for an `f64`.
pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    todo!("log-softmax of {x:?} along {axis:?}")
}
