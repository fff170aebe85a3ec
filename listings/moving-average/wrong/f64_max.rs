// Rejected by `nan_leaves_with_its_window`
// People write: `f64::max` for the maximum
// What happens: `[1, NaN, 2, 3, 4]`, window 2: 1, 2, 3, 4, because `f64::max` gives the other
// number

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
    a.max(b)
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
