// Rejected by `window_of_zero_is_an_error`
// People write: no look at a window of 0
// What happens: a panic instead of `ZeroWindow`

fn check(x: &ArrayRef1<f64>, window: usize) -> Result<(), WindowError> {
    let len = x.len();
    if window > len { Err(WindowError::WindowTooLong { window, len }) } else { Ok(()) }
}
