// Rejected by `a_large_value_leaves_nothing_behind`: 1e16 + 1 is 1e16, and once 1e16 is taken off the 1 is gone.
use ndarray::{Array1, ArrayRef1, s};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowError {
    ZeroWindow,
    WindowTooLong { window: usize, len: usize },
}

// ANCHOR: answer
pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let mut sum: f64 = x.slice(s![..window]).sum();
    let mut out = vec![sum];
    for (entering, leaving) in x.iter().skip(window).zip(x) {
        sum += entering - leaving;
        out.push(sum);
    }
    Ok(Array1::from(out))
}

pub fn rolling_mean(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    Ok(rolling_sum(x, window)? / window as f64)
}

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let mut out = Array1::zeros(x.len() - window + 1);
    for start in (0..out.len()).step_by(window) {
        let mut own = f64::NEG_INFINITY;
        for i in (start..start + window).rev() {
            own = max(own, x[i]);
            if i < out.len() {
                out[i] = own;
            }
        }
        let mut beyond = f64::NEG_INFINITY;
        for i in start + 1..(start + window).min(out.len()) {
            beyond = max(beyond, x[i + window - 1]);
            out[i] = max(out[i], beyond);
        }
    }
    Ok(out)
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
