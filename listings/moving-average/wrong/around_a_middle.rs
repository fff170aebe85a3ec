// Rejected by `an_even_window_has_an_even_number_of_values`: window / 2 on each side of a middle is 5 values for a window of 4.
use ndarray::{Array1, ArrayRef1, s};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowError {
    ZeroWindow,
    WindowTooLong { window: usize, len: usize },
}

// ANCHOR: answer
pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let half = window / 2;
    Ok((half..x.len() - half).map(|i| x.slice(s![i - half..=i + half]).sum()).collect())
}

pub fn rolling_mean(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    Ok(rolling_sum(x, window)? / window as f64)
}

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let half = window / 2;
    let around =
        |i: usize| x.slice(s![i - half..=i + half]).fold(f64::NEG_INFINITY, |a, &b| max(a, b));
    Ok((half..x.len() - half).map(around).collect())
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
