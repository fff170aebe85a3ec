// Rejected by `a_long_window_takes_no_longer`
// People write: `x.windows(window)` and a search in each
// What happens: the numbers are right, but 400,000 values with a window of 200,000 take 40
// thousand million steps

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let windows = x.windows(window).into_iter();
    Ok(windows.map(|window| window.fold(f64::NEG_INFINITY, |a, &b| max(a, b))).collect())
}

fn max(a: f64, b: f64) -> f64 {
    if b > a || b.is_nan() { b } else { a }
}
