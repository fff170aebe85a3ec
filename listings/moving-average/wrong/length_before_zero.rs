// Rejected by `window_of_zero_is_an_error`
// People write: no look at a window of 0
// What happens: `step_by(0)` panics

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
    let len = x.len();
    if window > len { Err(WindowError::WindowTooLong { window, len }) } else { Ok(()) }
}
