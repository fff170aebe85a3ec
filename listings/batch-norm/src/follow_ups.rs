//! What the interviewer asks next. Each function is held to PyTorch's numbers by
//! `tests/reference.rs`.

use batch_norm::{BatchNorm, BatchNormError};
use ndarray::{Array1, Array2, ArrayRef2, Axis};

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
