// Rejected by `views_are_read_as_they_are_shown`
// People write: rows as chunks of memory
// What happens: a transposed matrix is normalised in pieces of its columns

use ndarray::ArrayView1;

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

fn log_softmax_row(row: &mut [f64]) {
    let max = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    row.iter_mut().for_each(|x| *x -= max);
    let log_sum = row.iter().map(|x| x.exp()).sum::<f64>().ln();
    row.iter_mut().for_each(|x| *x -= log_sum);
}
