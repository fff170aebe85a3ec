//! Every window by itself, from its first value to its last.
//!
//! Only for a window that fits; the solution handles one that does not.

use ndarray::{Array1, ArrayRef1};

/// The sum of every `window` values in a row.
pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Array1<f64> {
    let mut out = Array1::zeros(x.len() - window + 1);
    for i in 0..out.len() {
        for j in i..i + window {
            out[i] += x[j];
        }
    }
    out
}

/// The mean of every `window` values in a row.
pub fn rolling_mean(x: &ArrayRef1<f64>, window: usize) -> Array1<f64> {
    rolling_sum(x, window) / window as f64
}

/// The largest of every `window` values in a row, NaN if one of them is.
pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Array1<f64> {
    let mut out = Array1::zeros(x.len() - window + 1);
    for i in 0..out.len() {
        out[i] = x[i];
        for j in i..i + window {
            if x[j] > out[i] || x[j].is_nan() {
                out[i] = x[j];
            }
        }
    }
    out
}
