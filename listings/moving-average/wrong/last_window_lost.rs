// Rejected by `there_is_one_value_for_every_whole_window`
// People write: `x.len() - window` results
// What happens: `[2, 1, 4, 3]`, window 1: 2, 1, 4, and the last window is lost

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let mut out = Array1::zeros(x.len() - window);
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
