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
/// The result has `x.len() - window + 1` elements. A NaN or an infinity is in the sums of the
/// windows that hold it, and in no other.
///
/// # Errors
///
/// [`WindowError`].
pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    slide(x, window, 0.0, |a, b| a + b)
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
    slide(x, window, f64::NEG_INFINITY, |a, b| if b > a || b.is_nan() { b } else { a })
}
// ANCHOR_END: rolling

// ANCHOR: slide
/// `op` over every `window` values in a row, in at most three calls of it per value.
///
/// `op` has to be associative, for whether `a op b op c` is worked out from the left or from the
/// right depends on the place. `op` of `identity` and a number is that number.
///
/// # Errors
///
/// [`WindowError`].
pub fn slide(
    x: &ArrayRef1<f64>,
    window: usize,
    identity: f64,
    op: impl Fn(f64, f64) -> f64,
) -> Result<Array1<f64>, WindowError> {
    let len = x.len();
    if window == 0 {
        return Err(WindowError::ZeroWindow);
    }
    if window > len {
        return Err(WindowError::WindowTooLong { window, len });
    }
    let windows = len - window + 1;
    let mut out = Array1::zeros(windows);
    // Cut the series into blocks as long as the window. A window that starts in a block ends in it
    // or in the next one.
    for start in (0..windows).step_by(window) {
        let next = start + window;
        // What each window has in this block, from the block's end backwards …
        let mut own = identity;
        for i in (start..next).rev() {
            own = op(x[i], own);
            if i < windows {
                out[i] = own;
            }
        }
        // … and what it has in the next one.
        let mut beyond = identity;
        for i in start + 1..next.min(windows) {
            beyond = op(beyond, x[i + window - 1]);
            out[i] = op(out[i], beyond);
        }
    }
    Ok(out)
}
// ANCHOR_END: slide
