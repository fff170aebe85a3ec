//! Other ways, and what the interviewer asks next. Tested in `tests/reference.rs`.

use std::collections::VecDeque;
use std::iter;

use moving_average::{WindowError, rolling_max, rolling_sum};
use ndarray::{Array1, ArrayRef1, Zip, s};

// ANCHOR: running_sum
/// The sum of every `window` values in a row, for a window that fits. Add what enters, subtract what
/// leaves: a large value, a NaN or an infinity spoils the sums after it.
pub fn running_sum(x: &ArrayRef1<f64>, window: usize) -> Array1<f64> {
    let mut sum = x.slice(s![..window]).sum();
    let mut sums = vec![sum];
    for (entering, leaving) in x.iter().skip(window).zip(x) {
        sum += entering - leaving;
        sums.push(sum);
    }
    Array1::from(sums)
}
// ANCHOR_END: running_sum

// ANCHOR: queue
/// The largest of every `window` values in a row, for a window that fits; NaN if one of them is.
///
/// A value that has a larger one behind it can never be the maximum again. So the queue keeps only
/// places whose values fall, and the first of them is the maximum.
pub fn max_by_queue(x: &ArrayRef1<f64>, window: usize) -> Array1<f64> {
    let mut queue: VecDeque<usize> = VecDeque::new();
    let mut maxima = Vec::new();
    for (i, &value) in x.iter().enumerate() {
        while queue.back().is_some_and(|&last| x[last] <= value || value.is_nan()) {
            queue.pop_back();
        }
        queue.push_back(i);
        if queue[0] + window == i {
            queue.pop_front();
        }
        if i + 1 >= window {
            maxima.push(x[queue[0]]);
        }
    }
    Array1::from(maxima)
}
// ANCHOR_END: queue

// ANCHOR: in_place
/// As [`moving_average::slide`], for a window that fits, with the output as the only allocation.
/// `op` of `identity` and a number has to be that number.
pub fn slide_in_place(
    x: &ArrayRef1<f64>,
    window: usize,
    identity: f64,
    op: impl Fn(f64, f64) -> f64,
) -> Array1<f64> {
    let windows = x.len() - window + 1;
    let mut out = Array1::zeros(windows);
    for start in (0..windows).step_by(window) {
        let end = start + window;
        let mut to_end = identity;
        for i in (start..end).rev() {
            to_end = op(x[i], to_end);
            if i < windows {
                out[i] = to_end;
            }
        }
        let mut from_start = identity;
        for i in start + 1..end.min(windows) {
            from_start = op(from_start, x[i + window - 1]);
            out[i] = op(out[i], from_start);
        }
    }
    out
}
// ANCHOR_END: in_place

// ANCHOR: min_periods
/// One mean for every value: the mean of the last `window` values up to it. Values that are NaN, or
/// would lie before the series, are left out. NaN where fewer than `min_periods` are left.
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
    let last = x.slice(s![window - 1..]);
    Ok(highest - last)
}
// ANCHOR_END: drawdown
