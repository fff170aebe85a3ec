//! What the interviewer asks next. `tests/reference.rs` tests each function against PyTorch's numbers
//! or against the answer.

use batch_norm::{BatchNorm, BatchNormError, Mode};
use ndarray::{Array1, Array2, ArrayRef2, Axis, Zip, azip};

// ANCHOR: backward
/// Gradients of a loss with respect to what went into a training step.
pub struct Gradients {
    /// Shape `(batch, features)`.
    pub x: Array2<f64>,
    /// Shape `(features,)`.
    pub gamma: Array1<f64>,
    /// Shape `(features,)`.
    pub beta: Array1<f64>,
}

/// Backward pass of a training step on `x`, given the gradient of the loss with respect to its
/// output.
pub fn backward(layer: &BatchNorm, x: &ArrayRef2<f64>, grad_y: &ArrayRef2<f64>) -> Gradients {
    let (x, grad_y) = (x.view(), grad_y.view());
    let n = x.nrows() as f64;
    let inv_std = (x.var_axis(Axis(0), 0.0) + layer.eps).sqrt().recip();
    let x_hat = (&x - &(x.sum_axis(Axis(0)) / n)) * &inv_std;

    let gamma = (&grad_y * &x_hat).sum_axis(Axis(0));
    let beta = grad_y.sum_axis(Axis(0));
    // Mean and variance depend on x as well. What they pass on is the part of grad_y along the ones
    // and along x_hat, and both are taken out.
    let direct = &grad_y - &(&beta / n) - &x_hat * &(&gamma / n);
    Gradients { x: direct * &(inv_std * &layer.gamma), gamma, beta }
}
// ANCHOR_END: backward

// ANCHOR: cumulative
/// PyTorch's `momentum=None`: after `t` batches the running statistics are their plain average.
/// That is a momentum of `1 / t` for batch number `t`, so nothing else has to change.
pub fn forward_cumulative(
    layer: &mut BatchNorm,
    batches_seen: &mut u32,
    x: &ArrayRef2<f64>,
) -> Result<Array2<f64>, BatchNormError> {
    let t = *batches_seen + 1;
    layer.momentum = 1.0 / f64::from(t);
    let y = layer.forward(x)?;
    *batches_seen = t;
    Ok(y)
}
// ANCHOR_END: cumulative

// ANCHOR: layer_norm
/// Layer norm: each *row* on its own. No batch, no running statistics, no modes.
pub fn layer_norm(x: &ArrayRef2<f64>, eps: f64) -> Array2<f64> {
    let mut y = x.to_owned();
    for mut row in y.rows_mut() {
        let mean = row.sum() / row.len() as f64;
        let std = (row.var(0.0) + eps).sqrt();
        row.mapv_inplace(|x| (x - mean) / std);
    }
    y
}
// ANCHOR_END: layer_norm

// ANCHOR: forward_into
/// `forward` into an array that is kept from batch to batch. `y` is made anew if its shape is not
/// that of `x`.
///
/// Every element is read once for the output and written once; `forward` writes an array for each
/// operation of the formula.
///
/// # Errors
///
/// As `forward`, with `y` left unchanged too.
pub fn forward_into(
    layer: &mut BatchNorm,
    x: &ArrayRef2<f64>,
    y: &mut Array2<f64>,
) -> Result<(), BatchNormError> {
    let (expected, got, rows) = (layer.gamma.len(), x.ncols(), x.nrows());
    if got != expected {
        return Err(BatchNormError::WidthMismatch { expected, got });
    }
    let (mean, var) = match layer.mode {
        Mode::Eval => (layer.running_mean.clone(), layer.running_var.clone()),
        Mode::Train if rows < 2 => return Err(BatchNormError::BatchTooSmall { rows }),
        Mode::Train => {
            let n = rows as f64;
            let mean = x.sum_axis(Axis(0)) / n;
            let mut squares = Array1::<f64>::zeros(got);
            for row in x.rows() {
                azip!((s in &mut squares, x in &row, mean in &mean) *s += (x - mean).powi(2));
            }
            if let Some(feature) = squares.iter().position(|s| !s.is_finite()) {
                return Err(BatchNormError::NotFinite { feature });
            }
            let (keep, new) = (1.0 - layer.momentum, layer.momentum);
            azip!((r in &mut layer.running_mean, m in &mean) *r = keep * *r + new * m);
            azip!((r in &mut layer.running_var, s in &squares) *r = keep * *r + new * s / (n - 1.0));
            (mean, squares / n)
        }
    };
    if y.dim() != x.dim() {
        *y = Array2::zeros(x.dim());
    }
    // The root and the division once for a column, not once for an element.
    let scale = &layer.gamma / (var + layer.eps).sqrt();
    Zip::from(y)
        .and(x)
        .and_broadcast(&mean)
        .and_broadcast(&scale)
        .and_broadcast(&layer.beta)
        .for_each(|y, x, mean, scale, beta| *y = (x - mean) * scale + beta);
    Ok(())
}
// ANCHOR_END: forward_into
