//! What the interviewer asks next. `tests/reference.rs` tests each function against PyTorch's
//! numbers or against the answer.

use batch_norm::{BatchNorm, BatchNormError, Mode};
use ndarray::{Array1, Array2, Array4, ArrayRef1, ArrayRef2, ArrayRef4, Axis, Zip, azip};

// ANCHOR: kept
/// [`BatchNorm::forward`] into an array that you keep from batch to batch. `y` is replaced if its
/// shape differs from that of `x`. An error changes neither `y` nor the layer.
pub fn forward_into(
    layer: &mut BatchNorm,
    x: &ArrayRef2<f64>,
    y: &mut Array2<f64>,
) -> Result<(), BatchNormError> {
    layer.check_width(x.ncols())?;
    if layer.mode == Mode::Eval {
        normalise(layer, x, &layer.running_mean, &layer.running_var, y);
        return Ok(());
    }
    let (mean, var) = statistics(x)?;
    normalise(layer, x, &mean, &var, y);
    let (n, m) = (x.nrows() as f64, layer.momentum);
    azip!((r in &mut layer.running_mean, &v in &mean) *r = (1.0 - m) * *r + m * v);
    azip!((r in &mut layer.running_var, &v in &var) *r = (1.0 - m) * *r + m * v * n / (n - 1.0));
    Ok(())
}

/// Reads each element once and writes it once. The root and the division are done once per column.
fn normalise(
    layer: &BatchNorm,
    x: &ArrayRef2<f64>,
    mean: &ArrayRef1<f64>,
    var: &ArrayRef1<f64>,
    y: &mut Array2<f64>,
) {
    if y.dim() != x.dim() {
        *y = Array2::zeros(x.dim());
    }
    let scale = &layer.gamma / (var + layer.eps).sqrt();
    Zip::from(y)
        .and(x)
        .and_broadcast(mean)
        .and_broadcast(&scale)
        .and_broadcast(&layer.beta)
        .for_each(|y, x, mean, scale, beta| *y = (x - mean) * scale + beta);
}

/// Mean and biased variance of each column, in two walks over the batch: one for the sums, one for
/// the squared deviations.
fn statistics(x: &ArrayRef2<f64>) -> Result<(Array1<f64>, Array1<f64>), BatchNormError> {
    let rows = x.nrows();
    if rows < 2 {
        return Err(BatchNormError::BatchTooSmall { rows });
    }
    let mean = x.sum_axis(Axis(0)) / rows as f64;
    let mut squares = Array1::<f64>::zeros(x.ncols());
    for row in x.rows() {
        azip!((squares in &mut squares, x in &row, mean in &mean) *squares += (x - mean).powi(2));
    }
    let var = squares / rows as f64;
    match var.iter().position(|v| !v.is_finite()) {
        Some(feature) => Err(BatchNormError::NotFinite { feature }),
        None => Ok((mean, var)),
    }
}
// ANCHOR_END: kept

// ANCHOR: fold
/// The linear layer `y = x · weightᵀ + bias` and the batch norm after it, in eval mode, as one
/// linear layer. `weight` has shape `(features, inputs)`, as in PyTorch.
pub fn fold(
    layer: &BatchNorm,
    weight: &ArrayRef2<f64>,
    bias: &ArrayRef1<f64>,
) -> (Array2<f64>, Array1<f64>) {
    let scale = &layer.gamma / (&layer.running_var + layer.eps).sqrt();
    let bias = (bias - &*layer.running_mean) * &scale + &layer.beta;
    (weight * scale.insert_axis(Axis(1)), bias)
}
// ANCHOR_END: fold

// ANCHOR: images
/// Batch norm for images of shape `(batch, channels, height, width)`: a channel is a feature, and
/// every pixel of every image is an example.
pub fn forward_images(
    layer: &mut BatchNorm,
    x: &ArrayRef4<f64>,
) -> Result<Array4<f64>, BatchNormError> {
    let (batch, channels, height, width) = x.dim();
    let pixels = x.view().permuted_axes([0, 2, 3, 1]);
    let rows = pixels.to_shape((batch * height * width, channels)).expect("as many numbers");
    let y = layer.forward(&rows)?;
    let y = y.to_shape((batch, height, width, channels)).expect("as many numbers");
    Ok(y.permuted_axes([0, 3, 1, 2]).into_owned())
}
// ANCHOR_END: images

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
    // Mean and variance depend on x as well. So subtract two parts of grad_y: the one along the
    // vector of ones, and the one along x_hat.
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
