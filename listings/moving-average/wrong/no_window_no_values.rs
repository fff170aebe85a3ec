// Rejected by `window_that_does_not_fit_is_an_error`
// People write: an empty answer for a window that is too long
// What happens: two values and a window of 3: `Ok([])`, and the caller finds out somewhere else

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    if window > x.len() {
        return Ok(Array1::zeros(0));
    }
    slide(x, window, |a, b| if b > a || b.is_nan() { b } else { a })
}
