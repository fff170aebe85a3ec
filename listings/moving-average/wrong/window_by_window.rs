// Rejected by `a_long_window_takes_no_longer`: every value is added once for each window that holds it.
use ndarray::{Array1, ArrayRef1};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowError {
    ZeroWindow,
    WindowTooLong { window: usize, len: usize },
}

// ANCHOR: answer
pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    Ok(x.windows(window).into_iter().map(|window| window.sum()).collect())
}

pub fn rolling_mean(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    Ok(rolling_sum(x, window)? / window as f64)
}

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let windows = x.windows(window).into_iter();
    Ok(windows.map(|window| window.fold(f64::NEG_INFINITY, |a, &b| max(a, b))).collect())
}
// ANCHOR_END: answer

fn max(a: f64, b: f64) -> f64 {
    if b > a || b.is_nan() { b } else { a }
}

fn check(x: &ArrayRef1<f64>, window: usize) -> Result<(), WindowError> {
    if window == 0 {
        return Err(WindowError::ZeroWindow);
    }
    if window > x.len() {
        return Err(WindowError::WindowTooLong { window, len: x.len() });
    }
    Ok(())
}
