// Rejected by `infinity_leaves_with_its_window`: NaN is kept out of the sum, and inf - inf makes a new one. 1e16 is not got rid of either.
use ndarray::{Array1, ArrayRef1};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowError {
    ZeroWindow,
    WindowTooLong { window: usize, len: usize },
}

// ANCHOR: answer
pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let (mut sum, mut nans) = (0.0, 0);
    let mut out = Vec::new();
    for i in 0..x.len() {
        if x[i].is_nan() {
            nans += 1;
        } else {
            sum += x[i];
        }
        if i >= window {
            let leaving = x[i - window];
            if leaving.is_nan() {
                nans -= 1;
            } else {
                sum -= leaving;
            }
        }
        if i + 1 >= window {
            out.push(if nans > 0 { f64::NAN } else { sum });
        }
    }
    Ok(Array1::from(out))
}
// ANCHOR_END: answer

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
