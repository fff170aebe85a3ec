// Rejected by `large_logits_do_not_overflow`: exp(710) is infinite, and a share of infinity is NaN.
use ndarray::{Array, ArrayRef, Axis, RemoveAxis};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SoftmaxError {
    NoSuchAxis { axis: usize, ndim: usize },
    EmptyAxis { axis: usize },
}

// ANCHOR: answer
pub fn softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        lane.mapv_inplace(f64::exp);
        let sum = lane.sum();
        lane /= sum;
    }
    Ok(out)
}

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    for mut lane in out.lanes_mut(axis) {
        let log_sum = lane.fold(0.0, |sum, x| sum + x.exp()).ln();
        lane -= log_sum;
    }
    Ok(out)
}
// ANCHOR_END: answer

fn check<D: RemoveAxis>(x: &ArrayRef<f64, D>, axis: Axis) -> Result<(), SoftmaxError> {
    match x.shape().get(axis.0) {
        None => Err(SoftmaxError::NoSuchAxis { axis: axis.0, ndim: x.ndim() }),
        Some(0) => Err(SoftmaxError::EmptyAxis { axis: axis.0 }),
        Some(_) => Ok(()),
    }
}
