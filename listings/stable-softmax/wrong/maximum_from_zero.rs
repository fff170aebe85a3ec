// Rejected by `very_negative_logits_do_not_vanish`: the fold starts at 0, so a row of negative logits has a maximum of 0.
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
        let max = lane.fold(0.0_f64, |max, &x| max.max(x));
        lane.mapv_inplace(|x| (x - max).exp());
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
        let max = lane.fold(0.0_f64, |max, &x| max.max(x));
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
