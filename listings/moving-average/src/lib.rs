//! Sum, mean and maximum of every whole window over a series, as pandas' `rolling` defines them, in
//! time that does not depend on the window.

// ANCHOR: types
use ndarray::{Array1, ArrayRef1};
use thiserror::Error;

/// Why there is no window.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WindowError {
    /// A window over nothing.
    #[error("the window must be 1 or more")]
    ZeroWindow,
    /// No whole window fits into the series.
    #[error("a window of {window} does not fit into {len} values")]
    WindowTooLong {
        /// Values in the window.
        window: usize,
        /// Values in the series.
        len: usize,
    },
}
// ANCHOR_END: types

// ANCHOR: rolling
/// The sum of every `window` values in a row: element `i` is that of `x[i..i + window]`.
///
/// The result has `x.len() - window + 1` elements. A NaN or an infinity affects the windows that
/// hold it, and no other.
///
/// # Errors
///
/// [`WindowError`].
pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    slide(x, window, |a, b| a + b)
}

/// The mean of every `window` values in a row, otherwise as [`rolling_sum`].
///
/// # Errors
///
/// [`WindowError`].
pub fn rolling_mean(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    Ok(rolling_sum(x, window)? / window as f64)
}

/// The largest of every `window` values in a row, NaN if one of them is; otherwise as
/// [`rolling_sum`].
///
/// # Errors
///
/// [`WindowError`].
pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    slide(x, window, |a, b| if b > a || b.is_nan() { b } else { a })
}
// ANCHOR_END: rolling

// ANCHOR: slide
/// `op` over every `window` values in a row, in at most three calls of it per value.
///
/// `op` has to be associative: in `a op b op c` the left or the right one may come first.
///
/// # Errors
///
/// [`WindowError`].
pub fn slide(
    x: &ArrayRef1<f64>,
    window: usize,
    op: impl Fn(f64, f64) -> f64,
) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    // Cut the series into blocks as long as the window: one starts at each multiple of `window`.
    let (mut from_start, mut to_end) = (x.to_owned(), x.to_owned());
    for i in 1..x.len() {
        if i % window != 0 {
            from_start[i] = op(from_start[i - 1], x[i]);
        }
    }
    for i in (1..x.len()).rev() {
        if i % window != 0 {
            to_end[i - 1] = op(x[i - 1], to_end[i]);
        }
    }
    // A window is a whole block, or the end of one block and the start of the next.
    let windows = 0..=x.len() - window;
    Ok(windows
        .map(|i| match i % window {
            0 => to_end[i],
            _ => op(to_end[i], from_start[i + window - 1]),
        })
        .collect())
}

fn check(x: &ArrayRef1<f64>, window: usize) -> Result<(), WindowError> {
    let len = x.len();
    match window {
        0 => Err(WindowError::ZeroWindow),
        _ if window > len => Err(WindowError::WindowTooLong { window, len }),
        _ => Ok(()),
    }
}
// ANCHOR_END: slide
