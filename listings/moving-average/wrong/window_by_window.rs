// Rejected by `a_long_window_takes_no_longer`
// People write: `x.windows(window)` and a sum of each
// What happens: the numbers are right, after 100 million additions for 20,000 values

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let windows = x.windows(window).into_iter();
    Ok(windows.map(|window| window.fold(f64::NEG_INFINITY, |a, &b| max(a, b))).collect())
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
