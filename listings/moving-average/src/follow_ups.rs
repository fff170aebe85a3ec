//! What the interviewer asks next. Held to pandas by `tests/reference.rs`.

use std::iter;

use moving_average::{WindowError, rolling_max, rolling_sum};
use ndarray::{Array1, ArrayRef1, Zip};

// ANCHOR: min_periods
/// One mean for every value: of the last `window` values up to it, those that are NaN or before the
/// beginning left out, and NaN where fewer than `min_periods` remain.
pub fn rolling_mean_of_present(
    x: &ArrayRef1<f64>,
    window: usize,
    min_periods: usize,
) -> Result<Array1<f64>, WindowError> {
    let before = window.saturating_sub(1);
    let padded: Array1<f64> = iter::repeat_n(f64::NAN, before).chain(x.iter().copied()).collect();
    let sums = rolling_sum(&padded.mapv(|x| if x.is_nan() { 0.0 } else { x }), window)?;
    let counts = rolling_sum(&padded.mapv(|x| f64::from(u8::from(!x.is_nan()))), window)?;
    let enough = min_periods.max(1) as f64;
    Ok(Zip::from(&sums)
        .and(&counts)
        .map_collect(|&sum, &count| if count >= enough { sum / count } else { f64::NAN }))
}
// ANCHOR_END: min_periods

// ANCHOR: drawdown
/// How far each value lies below the highest of the `window` values that end with it.
pub fn drawdown(x: &ArrayRef1<f64>, window: usize) -> Result<Array1<f64>, WindowError> {
    let highest = rolling_max(x, window)?;
    let last = x.slice(ndarray::s![window - 1..]);
    Ok(highest - last)
}
// ANCHOR_END: drawdown
