//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Instant;

use moving_average::{WindowError, rolling_max, rolling_mean, rolling_sum};
use ndarray::{Array1, ArrayRef1, array, s};

/// A sum of at most ten numbers rounds at a few times 1e-16 of its largest part. A running sum that
/// has held 1e16 is off by 1 or more.
const TOLERANCE: f64 = 1e-12;

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

fn close(got: f64, expected: f64) -> bool {
    got == expected
        || (got.is_nan() && expected.is_nan())
        || (expected.is_finite() && (got - expected).abs() <= TOLERANCE * expected.abs())
}

/// What the attempt gives. If it panics, the message also says which mistake is likely.
fn call<T>(attempt: impl FnOnce() -> T, mistake: &str) -> T {
    catch_unwind(AssertUnwindSafe(attempt)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref().copied();
        let text = text.or_else(|| panic.downcast_ref().map(String::as_str)).unwrap_or("a panic");
        resume_unwind(Box::new(format!("{text}\nlikely mistake: {mistake}")))
    })
}

type Rolling = fn(&ArrayRef1<f64>, usize) -> Result<Array1<f64>, WindowError>;

#[track_caller]
fn assert_rolling(
    name: &str,
    rolling: Rolling,
    x: &ArrayRef1<f64>,
    window: usize,
    expected: &[f64],
    mistake: &str,
) {
    let got = call(|| rolling(x, window), mistake).unwrap_or_else(|e| {
        panic!("valid input was refused: {e:?}\n{name}, window {window} of {x}")
    });
    let same = got.len() == expected.len() && got.iter().zip(expected).all(|(&g, &e)| close(g, e));
    assert!(
        same,
        "{name}, window {window} of {x}\nexpected {expected:?}, got {got}\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_sum(x: &ArrayRef1<f64>, window: usize, sums: &[f64], mistake: &str) {
    assert_rolling("sum", rolling_sum, x, window, sums, mistake);
    let means: Vec<f64> = sums.iter().map(|sum| sum / window as f64).collect();
    assert_rolling("mean", rolling_mean, x, window, &means, mistake);
}

#[track_caller]
fn assert_max(x: &ArrayRef1<f64>, window: usize, expected: &[f64], mistake: &str) {
    assert_rolling("maximum", rolling_max, x, window, expected, mistake);
}

#[track_caller]
fn assert_error(x: &ArrayRef1<f64>, window: usize, expected: WindowError, rule: &str) {
    for (name, rolling) in
        [("sum", rolling_sum as Rolling), ("mean", rolling_mean), ("maximum", rolling_max)]
    {
        let got = call(|| rolling(x, window), rule);
        assert_eq!(got, Err(expected.clone()), "{name}, window {window} of {x}\nthe rule: {rule}");
    }
}

// ---- Core: what the problem says ----

/// Guard: the example of the page. Each mistake that fails it has a check of its own.
#[test]
fn worked_example_comes_out_right() {
    let x = array![1.0, 5.0, 3.0, 4.0, 8.0, 6.0];
    assert_sum(&x, 3, &[9.0, 12.0, 15.0, 18.0], "1 + 5 + 3, then 5 + 3 + 4, and so on");
    assert_max(&x, 3, &[5.0, 5.0, 8.0, 8.0], "5 is in the first two windows, 8 in the last two");
}

#[test]
fn there_is_one_value_for_every_whole_window() {
    let x = array![2.0, 1.0, 4.0, 3.0];
    let mistake = "n - window + 1 values: the last window is lost, or parts of windows are counted";
    for (window, sums, maxima) in [
        (1, vec![2.0, 1.0, 4.0, 3.0], vec![2.0, 1.0, 4.0, 3.0]),
        (2, vec![3.0, 5.0, 7.0], vec![2.0, 4.0, 4.0]),
        (3, vec![7.0, 8.0], vec![4.0, 4.0]),
        (4, vec![10.0], vec![4.0]),
    ] {
        assert_sum(&x, window, &sums, mistake);
        assert_max(&x, window, &maxima, mistake);
    }
}

#[test]
fn an_even_window_has_an_even_number_of_values() {
    let x = array![1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];
    let mistake = "window / 2 values on each side of a middle make 5 of a window of 4";
    assert_sum(&x, 4, &[15.0, 30.0, 60.0, 120.0], mistake);
    assert_max(&x, 4, &[8.0, 16.0, 32.0, 64.0], mistake);
}

#[test]
fn the_maximum_may_be_negative() {
    let x = array![-3.0, -1.0, -2.0, -5.0, -4.0];
    assert_max(&x, 2, &[-1.0, -1.0, -2.0, -4.0], "the search starts at 0");
}

#[test]
fn the_maximum_is_forgotten_once_it_has_left() {
    let x = array![9.0, 1.0, 3.0, 2.0, 1.0];
    let mistake = "you cannot subtract a maximum: when it leaves, you must know the next one";
    assert_max(&x, 2, &[9.0, 3.0, 3.0, 2.0], mistake);
    assert_max(&x, 3, &[9.0, 3.0, 3.0], mistake);
}

/// Guard: windows of every length over 60 values in mixed order, with ties.
#[test]
fn every_window_of_a_longer_series_is_right() {
    let x: Array1<f64> = (0..60).map(|i| f64::from(i * i % 23 - 11)).collect();
    for window in 1..=60 {
        let windows = || x.as_slice().unwrap().windows(window);
        let sums: Vec<f64> = windows().map(|w| w.iter().sum()).collect();
        let maxima: Vec<f64> = windows().map(|w| w.iter().copied().fold(-INF, f64::max)).collect();
        assert_sum(&x, window, &sums, "the windows are mixed up");
        assert_max(&x, window, &maxima, "the windows are mixed up");
    }
}

/// The time for a long window, as a multiple of the time for a short one on the same series: about 1
/// for a linear answer, 50 or more window by window. An `f64` cannot count what is done with it. A
/// ratio asks for no particular speed, and the best of ten runs is not disturbed by other programs.
#[track_caller]
fn assert_linear(name: &str, rolling: Rolling, value: fn(usize) -> f64, mistake: &str) {
    let x = Array1::from_shape_fn(4000, value);
    let best = |window: usize| {
        let run = |_| {
            let start = Instant::now();
            let got = rolling(&x, window).map(|got| got.len());
            let time = start.elapsed();
            assert_eq!(got, Ok(4001 - window), "{name}, window {window} of 4000 values");
            time
        };
        (0..10).map(run).min().unwrap_or_default()
    };
    let ratio = best(2000).as_secs_f64() / best(4).as_secs_f64();
    assert!(
        ratio < 8.0,
        "{name} of 4000 values: a window of 2000 takes more than 8 times as long as a window of 4\n\
         likely mistake: {mistake}"
    );
}

#[test]
fn a_long_window_takes_no_longer() {
    let mistake = "each window is gone through from its beginning";
    assert_linear("sum", rolling_sum, |i| (i % 7) as f64, mistake);
    assert_linear("maximum", rolling_max, |i| (i % 7) as f64, mistake);
}

#[test]
fn a_falling_series_takes_no_longer() {
    let mistake = "when the maximum leaves, the whole window is searched again: here at every step";
    assert_linear("maximum", rolling_max, |i| -(i as f64), mistake);
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn a_large_value_leaves_nothing_behind() {
    let mistake = "1e16 + 1 - 1e16 is 0: subtracting does not bring back what was rounded away";
    assert_sum(&array![1e16, 1.0, 1.0, 1.0, 1.0], 2, &[1e16, 2.0, 2.0, 2.0], mistake);
    let third = 0.1 + 0.1 + 0.1;
    let x = array![0.1, 0.1, 0.1, 1e10, 0.1, 0.1, 0.1];
    assert_sum(&x, 3, &[third, 1e10 + 0.2, 1e10 + 0.2, 1e10 + 0.2, third], mistake);
}

#[test]
fn values_of_three_sizes_leave_nothing_behind() {
    let x = array![1e33, 1e16, 1.0, 2.0, 3.0];
    let mistake = "a second sum for what is rounded away, as in pandas, is rounded too";
    assert_sum(&x, 2, &[1e33, 1e16, 3.0, 5.0], mistake);
}

#[test]
fn nan_leaves_the_sums_with_its_window() {
    let mistake = "NaN - NaN is NaN: a running sum keeps it for ever";
    assert_sum(&array![1.0, NAN, 2.0, 3.0, 4.0], 2, &[NAN, NAN, 5.0, 7.0], mistake);
}

#[test]
fn nan_is_the_maximum_of_its_windows() {
    let mistake = "f64::max drops a NaN, and every comparison with one is false";
    assert_max(&array![1.0, NAN, 2.0, 3.0, 4.0], 2, &[NAN, NAN, 3.0, 4.0], mistake);
    assert_max(&array![NAN, 9.0, 2.0], 2, &[NAN, 9.0], mistake);
    assert_max(&array![9.0, NAN, 2.0, 5.0, 1.0], 3, &[NAN, NAN, 5.0], mistake);
}

#[test]
fn infinity_leaves_with_its_window() {
    let mistake = "inf - inf is NaN: a running sum does not get rid of it";
    assert_sum(&array![1.0, INF, 2.0, 3.0, -INF, INF], 2, &[INF, INF, 5.0, -INF, NAN], mistake);
}

/// Guard: a search for the maximum that starts at `f64::MIN`.
#[test]
fn infinities_are_compared_as_they_are() {
    let x = array![1.0, INF, 2.0, -INF, -INF];
    assert_max(&x, 2, &[INF, INF, 2.0, -INF], "the search starts at f64::MIN");
}

#[test]
fn equal_maxima_leave_one_by_one() {
    let mistake = "when the first of two equal values leaves, the second is still there";
    assert_max(&array![2.0, 2.0, 1.0, 0.0], 2, &[2.0, 2.0, 1.0], mistake);
    assert_max(&array![5.0, 5.0, 5.0, 1.0], 3, &[5.0, 5.0], mistake);
}

#[test]
fn window_that_does_not_fit_is_an_error() {
    let rule = "no whole window, no value; np.convolve swaps series and window instead";
    let expected = WindowError::WindowTooLong { window: 3, len: 2 };
    assert_error(&array![1.0, 2.0], 3, expected, rule);
    let expected = WindowError::WindowTooLong { window: usize::MAX, len: 2 };
    assert_error(&array![1.0, 2.0], usize::MAX, expected, rule);
    assert_error(&array![], 1, WindowError::WindowTooLong { window: 1, len: 0 }, rule);
}

#[test]
fn window_of_zero_is_an_error() {
    let rule = "a window of 0 is refused before anything else, for an empty series too";
    assert_error(&array![1.0, 2.0], 0, WindowError::ZeroWindow, rule);
    assert_error(&array![], 0, WindowError::ZeroWindow, rule);
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    let x = array![[1.0, 100.0], [2.0, 100.0], [4.0, 100.0]];
    let mistake =
        "the memory is read in its own order or past the view, or as_slice() is unwrapped";
    assert_sum(&x.column(0), 2, &[3.0, 6.0], mistake);
    assert_max(&x.slice(s![..;-1, 0]), 2, &[4.0, 2.0], mistake);
}
