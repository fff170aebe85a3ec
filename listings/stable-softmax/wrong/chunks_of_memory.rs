// Rejected by `views_are_read_as_they_are_shown`: a transposed matrix lies in memory column by column.
use ndarray::{Array, ArrayRef, ArrayView1, Axis, RemoveAxis};

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
    let columns = x.shape()[axis.0];
    if axis.0 + 1 == x.ndim()
        && let Some(memory) = out.as_slice_memory_order_mut()
    {
        memory.chunks_exact_mut(columns).for_each(softmax_row);
    } else {
        out.lanes_mut(axis).into_iter().for_each(|mut lane| match lane.as_slice_mut() {
            Some(row) => softmax_row(row),
            None => {
                let mut row = lane.to_vec();
                softmax_row(&mut row);
                lane.assign(&ArrayView1::from(&row));
            }
        });
    }
    Ok(out)
}

pub fn log_softmax<D: RemoveAxis>(
    x: &ArrayRef<f64, D>,
    axis: Axis,
) -> Result<Array<f64, D>, SoftmaxError> {
    check(x, axis)?;
    let mut out = x.to_owned();
    let columns = x.shape()[axis.0];
    if axis.0 + 1 == x.ndim()
        && let Some(memory) = out.as_slice_memory_order_mut()
    {
        memory.chunks_exact_mut(columns).for_each(log_softmax_row);
    } else {
        out.lanes_mut(axis).into_iter().for_each(|mut lane| match lane.as_slice_mut() {
            Some(row) => log_softmax_row(row),
            None => {
                let mut row = lane.to_vec();
                log_softmax_row(&mut row);
                lane.assign(&ArrayView1::from(&row));
            }
        });
    }
    Ok(out)
}
// ANCHOR_END: answer

fn softmax_row(row: &mut [f64]) {
    let max = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    row.iter_mut().for_each(|x| *x = (*x - max).exp());
    let sum: f64 = row.iter().sum();
    row.iter_mut().for_each(|x| *x /= sum);
}

fn log_softmax_row(row: &mut [f64]) {
    let max = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    row.iter_mut().for_each(|x| *x -= max);
    let log_sum = row.iter().map(|x| x.exp()).sum::<f64>().ln();
    row.iter_mut().for_each(|x| *x -= log_sum);
}

fn check<D: RemoveAxis>(x: &ArrayRef<f64, D>, axis: Axis) -> Result<(), SoftmaxError> {
    match x.shape().get(axis.0) {
        None => Err(SoftmaxError::NoSuchAxis { axis: axis.0, ndim: x.ndim() }),
        Some(0) => Err(SoftmaxError::EmptyAxis { axis: axis.0 }),
        Some(_) => Ok(()),
    }
}
