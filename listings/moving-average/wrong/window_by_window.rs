// Rejected by `a_long_window_takes_no_longer`
// People write: `x.windows(window)` and a search in each
// What happens: the numbers are right, but for 4000 values a window of 2000 takes more than 50 times as long
// as a window of 4

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let windows = x.windows(window).into_iter();
    Ok(windows.map(|window| window.fold(f64::NEG_INFINITY, |a, &b| max(a, b))).collect())
}

fn max(a: f64, b: f64) -> f64 {
    if b > a || b.is_nan() { b } else { a }
}
