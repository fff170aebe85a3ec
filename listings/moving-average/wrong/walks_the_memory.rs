// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: `as_slice().expect(…)`
// What happens: a column of a matrix panics

pub fn rolling_sum(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let x = x.as_slice().expect("one block of memory");
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

fn check(x: &ArrayRef1<f64>, window: usize) -> Result<(), WindowError> {
    if window == 0 {
        return Err(WindowError::ZeroWindow);
    }
    if window > x.len() {
        return Err(WindowError::WindowTooLong { window, len: x.len() });
    }
    Ok(())
}
