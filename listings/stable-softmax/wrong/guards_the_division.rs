// Rejected by `row_without_an_answer_is_nan_and_no_other_is`: a row of -inf becomes zeros, which are no probabilities.
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
        let max = lane.fold(f64::NEG_INFINITY, |max, &x| max.max(x));
        let max = if max.is_finite() { max } else { 0.0 };
        lane.mapv_inplace(|x| (x - max).exp());
        let sum = lane.sum();
        if sum > 0.0 {
            lane /= sum;
        }
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
        let max = lane.fold(f64::NEG_INFINITY, |max, &x| max.max(x));
        let max = if max.is_finite() { max } else { 0.0 };
        lane -= max;
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
