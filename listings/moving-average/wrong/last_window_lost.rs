// Rejected by `there_is_one_value_for_every_whole_window`
// People write: `x.len() - window` results
// What happens: `[2, 1, 4, 3]`, window 1: 2, 1, 4, and the last window is lost

pub fn slide(
    x: &ArrayRef1<f64>,
    window: usize,
    op: impl Fn(f64, f64) -> f64,
) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let (mut from_start, mut to_end) = (x.to_owned(), x.to_owned());
    for i in 1..x.len() {
        if i % window != 0 {
            from_start[i] = op(from_start[i - 1], x[i]);
        }
    }
    for i in (1..x.len()).rev() {
        if i % window != 0 {
            to_end[i - 1] = op(x[i - 1], to_end[i]);
        }
    }
    let windows = 0..x.len() - window;
    Ok(windows
        .map(|i| match i % window {
            0 => to_end[i],
            _ => op(to_end[i], from_start[i + window - 1]),
        })
        .collect())
}
