//! The same layer as plain loops.

use batch_norm::{BatchNorm, Mode};
use ndarray::{Array2, ArrayRef2};

/// Normalises `x`, shape `(batch, num_features)`, and moves the running statistics in
/// [`Mode::Train`].
///
/// The input must be valid: only the solution checks it.
pub fn forward(layer: &mut BatchNorm, x: &ArrayRef2<f64>) -> Array2<f64> {
    let (rows, columns) = x.dim();
    let n = rows as f64;
    let mut y = Array2::zeros((rows, columns));
    for j in 0..columns {
        let (mut mean, mut var) = (layer.running_mean[j], layer.running_var[j]);
        if layer.mode == Mode::Train {
            mean = 0.0;
            for i in 0..rows {
                mean += x[[i, j]] / n;
            }
            let mut squares = 0.0;
            for i in 0..rows {
                squares += (x[[i, j]] - mean).powi(2);
            }
            var = squares / n;
            let momentum = layer.momentum;
            layer.running_mean[j] = (1.0 - momentum) * layer.running_mean[j] + momentum * mean;
            layer.running_var[j] =
                (1.0 - momentum) * layer.running_var[j] + momentum * squares / (n - 1.0);
        }
        for i in 0..rows {
            y[[i, j]] =
                layer.gamma[j] * (x[[i, j]] - mean) / (var + layer.eps).sqrt() + layer.beta[j];
        }
    }
    y
}
