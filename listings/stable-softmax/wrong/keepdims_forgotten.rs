// Rejected by `each_row_has_its_own_sum`: the sums of the rows are laid along the columns, which a square matrix lets pass.
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
    let max = x.fold_axis(axis, f64::NEG_INFINITY, |max, &x| max.max(x));
    let exp = (x.to_owned() - max.insert_axis(axis).broadcast(x.raw_dim()).unwrap()).exp();
    let sum = exp.sum_axis(axis);
    Ok(&exp / &sum.broadcast(x.raw_dim()).unwrap())
}

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    Ok(softmax(x, axis)?.ln())
}
// ANCHOR_END: answer

fn check<D: RemoveAxis>(x: &ArrayRef<f64, D>, axis: Axis) -> Result<(), SoftmaxError> {
    match x.shape().get(axis.0) {
        None => Err(SoftmaxError::NoSuchAxis { axis: axis.0, ndim: x.ndim() }),
        Some(0) => Err(SoftmaxError::EmptyAxis { axis: axis.0 }),
        Some(_) => Ok(()),
    }
}
