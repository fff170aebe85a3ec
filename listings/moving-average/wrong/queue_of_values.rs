// Rejected by `equal_maxima_leave_one_by_one`: of two equal values the queue keeps one, which goes when the first of them leaves.
use std::collections::VecDeque;

use ndarray::{Array1, ArrayRef1};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowError {
    ZeroWindow,
    WindowTooLong { window: usize, len: usize },
}

// ANCHOR: answer
pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let mut out = Array1::zeros(x.len() - window + 1);
    for start in (0..out.len()).step_by(window) {
        let mut own = 0.0;
        for i in (start..start + window).rev() {
            own += x[i];
            if i < out.len() {
                out[i] = own;
            }
        }
        let mut beyond = 0.0;
        for i in start + 1..(start + window).min(out.len()) {
            beyond += x[i + window - 1];
            out[i] += beyond;
        }
    }
    Ok(out)
}

pub fn rolling_mean(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    Ok(rolling_sum(x, window)? / window as f64)
}

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let mut candidates: VecDeque<f64> = VecDeque::new();
    let mut out = Vec::new();
    for (i, &value) in x.iter().enumerate() {
        while candidates.back().is_some_and(|&last| last <= value) {
            candidates.pop_back();
        }
        candidates.push_back(value);
        if i >= window && candidates.front() == Some(&x[i - window]) {
            candidates.pop_front();
        }
        if i + 1 >= window {
            out.push(candidates[0]);
        }
    }
    Ok(Array1::from(out))
}
// ANCHOR_END: answer

fn check(x: &ArrayRef1<f64>, window: usize) -> Result<(), WindowError> {
    if window == 0 {
        return Err(WindowError::ZeroWindow);
    }
    if window > x.len() {
        return Err(WindowError::WindowTooLong { window, len: x.len() });
    }
    Ok(())
}
