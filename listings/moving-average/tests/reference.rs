//! The answer against NumPy's and pandas' numbers, and against plain loops on random input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;
#[path = "../../golden.rs"]
mod golden;

use golden::Number;
use moving_average::{WindowError, rolling_max, rolling_mean, rolling_sum, slide};
use ndarray::{Array1, ArrayRef1};
use proptest::prelude::*;
use serde::Deserialize;

/// The same few numbers are added in another order: each sum is off by about 1e-16 of its largest
/// part, and the parts are below 100 where they may cancel.
const TOLERANCE: f64 = 1e-12;

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
    present: Vec<Present>,
    drawdowns: Vec<Drawdown>,
    beyond_pandas: Vec<BeyondPandas>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    window: usize,
    x: Array1<Number>,
    sum: Array1<Number>,
    mean: Array1<Number>,
    max: Array1<Number>,
}

#[derive(Deserialize)]
struct Present {
    x: Array1<Number>,
    window: usize,
    min_periods: usize,
    mean: Array1<Number>,
}

#[derive(Deserialize)]
struct Drawdown {
    x: Array1<f64>,
    window: usize,
    drawdown: Array1<f64>,
}

#[derive(Deserialize)]
struct BeyondPandas {
    x: Array1<f64>,
    window: usize,
    sum: Array1<f64>,
    pandas: Array1<f64>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

fn numbers(x: &ArrayRef1<Number>) -> Array1<f64> {
    x.mapv(|x| x.0)
}

#[track_caller]
fn assert_same(got: &ArrayRef1<f64>, expected: &ArrayRef1<f64>, what: &str) {
    assert_eq!(got.len(), expected.len(), "{what}");
    let same = got.iter().zip(expected).all(|(got, expected)| {
        approx::relative_eq!(got, expected, epsilon = TOLERANCE, max_relative = TOLERANCE)
            || (got.is_nan() && expected.is_nan())
    });
    assert!(same, "{what}\ngot      {got}\nexpected {expected}");
}

#[test]
fn equals_numpy_and_pandas() {
    for case in golden().cases {
        let x = numbers(&case.x);
        assert_same(&rolling_sum(&x, case.window).unwrap(), &numbers(&case.sum), &case.name);
        assert_same(&rolling_mean(&x, case.window).unwrap(), &numbers(&case.mean), &case.name);
        assert_same(&rolling_max(&x, case.window).unwrap(), &numbers(&case.max), &case.name);
    }
}

/// The sum that pandas keeps is compensated, and not enough where the sizes fall twice.
#[test]
fn sums_are_right_where_pandas_is_not() {
    for BeyondPandas { x, window, sum, pandas } in golden().beyond_pandas {
        assert_same(&rolling_sum(&x, window).unwrap(), &sum, "beyond pandas");
        assert!((&pandas - &sum).iter().any(|off| off.abs() >= 1.0), "{pandas} are right too");
    }
}

#[test]
fn mean_of_what_is_present_equals_pandas() {
    for Present { x, window, min_periods, mean } in golden().present {
        let got = follow_ups::rolling_mean_of_present(&numbers(&x), window, min_periods).unwrap();
        assert_same(&got, &numbers(&mean), &format!("{x:?}, {window}, {min_periods}"));
    }
}

#[test]
fn drawdown_equals_pandas() {
    for Drawdown { x, window, drawdown } in golden().drawdowns {
        assert_same(&follow_ups::drawdown(&x, window).unwrap(), &drawdown, "drawdown");
    }
    let refused = follow_ups::drawdown(&Array1::zeros(2), 0);
    assert_eq!(refused, Err(WindowError::ZeroWindow));
    assert_eq!(
        follow_ups::drawdown(&Array1::zeros(2), 3).unwrap_err(),
        WindowError::WindowTooLong { window: 3, len: 2 }
    );
}

/// A series, and a window that fits.
fn input(value: impl Strategy<Value = f64>) -> impl Strategy<Value = (Array1<f64>, usize)> {
    prop::collection::vec(value, 1..40)
        .prop_flat_map(|x| (Just(Array1::from(x.clone())), 1..=x.len()))
}

/// Whole numbers, whose sums are exact in any order, and what is no number.
fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => (-9..10i8).prop_map(f64::from),
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0]),
    ]
}

proptest! {
    #[test]
    fn other_ways_equal_brute_force((x, window) in input(any_value())) {
        let max = brute_force::rolling_max(&x, window);
        assert_same(&follow_ups::max_by_queue(&x, window), &max, "queue");
        let sum = brute_force::rolling_sum(&x, window);
        let got = follow_ups::slide_in_place(&x, window, 0.0, |a, b| a + b);
        assert_same(&got, &sum, "in place");
    }

    /// Whole numbers: nothing is rounded, and nothing drifts.
    #[test]
    fn running_sum_equals_brute_force((x, window) in input((-9..10i8).prop_map(f64::from))) {
        assert_same(&follow_ups::running_sum(&x, window), &brute_force::rolling_sum(&x, window), "running");
    }

    #[test]
    fn equals_brute_force((x, window) in input(any_value())) {
        let sum = brute_force::rolling_sum(&x, window);
        assert_same(&rolling_sum(&x, window).unwrap(), &sum, "sum");
        let mean = brute_force::rolling_mean(&x, window);
        assert_same(&rolling_mean(&x, window).unwrap(), &mean, "mean");
        let max = brute_force::rolling_max(&x, window);
        assert_same(&rolling_max(&x, window).unwrap(), &max, "maximum");
    }

    #[test]
    fn sums_do_not_drift((x, window) in input(-1.0..1.0), large in 1e10..1e300, at in any::<prop::sample::Index>()) {
        let mut with_large = x.clone();
        let at = at.index(x.len());
        with_large[at] = large;
        let clean = rolling_sum(&x, window).unwrap();
        let got = rolling_sum(&with_large, window).unwrap();
        for i in 0..got.len() {
            if !(i..i + window).contains(&at) {
                // To the last bit: no operation of these windows has seen the large value.
                prop_assert_eq!(got[i], clean[i]);
            }
        }
    }

    #[test]
    fn slide_keeps_the_order_of_the_values((x, window) in input((0..100i8).prop_map(f64::from))) {
        // The first of two values is an operation that is associative and not commutative.
        let first = |a: f64, _: f64| a;
        let got = slide(&x, window, first).unwrap();
        prop_assert_eq!(got.to_vec(), x.iter().copied().take(x.len() - window + 1).collect::<Vec<_>>());
        let last = |_: f64, b: f64| b;
        let got = slide(&x, window, last).unwrap();
        prop_assert_eq!(got.to_vec(), x.iter().copied().skip(window - 1).collect::<Vec<_>>());
    }
}
