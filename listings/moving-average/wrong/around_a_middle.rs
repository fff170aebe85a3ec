// Rejected by `an_even_window_has_an_even_number_of_values`
// People write: `window / 2` values on each side of a middle
// What happens: a window of 4 has 5 values: `[1, 2, 4, 8, 16, 32, 64]` gives 16, 32, 64 instead
// of 8, 16, 32, 64

use ndarray::s;

pub fn rolling_max(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    check(x, window)?;
    let half = window / 2;
    let around =
        |i: usize| x.slice(s![i - half..=i + half]).fold(f64::NEG_INFINITY, |a, &b| max(a, b));
    Ok((half..x.len() - half).map(around).collect())
}

fn max(a: f64, b: f64) -> f64 {
    if b > a || b.is_nan() { b } else { a }
}
