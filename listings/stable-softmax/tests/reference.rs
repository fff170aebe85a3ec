//! The answer against SciPy's numbers, and against the plain formula on random input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;
#[path = "../../golden.rs"]
mod golden;

use approx::assert_relative_eq;
use golden::Number;
use ndarray::{Array, Array1, Array2, Axis, Ix2, Ix3, RemoveAxis};
use proptest::prelude::*;
use serde::Deserialize;
use stable_softmax::{log_softmax, softmax};

/// Both sides round an `exp`, a sum and a division or a logarithm, each at about 1e-16 of its size;
/// a difference of logits that is near 1000 is off by 1e-13 before that.
const TOLERANCE: f64 = 1e-12;

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case<Ix2>>,
    cubes: Vec<Case<Ix3>>,
    log_sum_exp: Vec<LogSumExp>,
}

#[derive(Deserialize)]
#[serde(bound = "D: serde::de::DeserializeOwned + RemoveAxis")]
struct Case<D: RemoveAxis> {
    name: String,
    axis: usize,
    x: Array<Number, D>,
    softmax: Array<Number, D>,
    log_softmax: Array<Number, D>,
}

#[derive(Deserialize)]
struct LogSumExp {
    x: Vec<Number>,
    log_sum_exp: Number,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

fn same(got: f64, expected: f64) -> bool {
    approx::relative_eq!(got, expected, epsilon = TOLERANCE, max_relative = TOLERANCE)
        || (got.is_nan() && expected.is_nan())
}

#[track_caller]
fn assert_same<D: RemoveAxis>(got: &Array<f64, D>, expected: &Array<Number, D>, name: &str) {
    assert_eq!(got.shape(), expected.shape(), "{name}");
    let all = got.iter().zip(expected).all(|(&got, expected)| same(got, expected.0));
    assert!(all, "{name}: got\n{got}\nexpected\n{expected:?}");
}

fn assert_case<D: RemoveAxis>(case: &Case<D>) {
    let (x, axis) = (case.x.mapv(|x| x.0), Axis(case.axis));
    assert_same(&softmax(&x, axis).unwrap(), &case.softmax, &case.name);
    assert_same(&log_softmax(&x, axis).unwrap(), &case.log_softmax, &case.name);
}

#[test]
fn equals_scipy() {
    golden().cases.iter().for_each(assert_case);
    golden().cubes.iter().for_each(assert_case);
}

#[test]
fn log_sum_exp_equals_scipy() {
    for case in golden().log_sum_exp {
        let got = follow_ups::log_sum_exp(case.x.iter().map(|x| x.0));
        assert!(same(got, case.log_sum_exp.0), "{:?}: got {got}", case.x);
    }
    assert_eq!(follow_ups::log_sum_exp([]), f64::NEG_INFINITY);
}

/// Rows and columns of logits that the plain formula can take.
fn logits() -> impl Strategy<Value = Array2<f64>> {
    (1..5usize, 1..8usize).prop_flat_map(|(rows, columns)| {
        prop::collection::vec(-300.0..300.0, rows * columns)
            .prop_map(move |x| Array2::from_shape_vec((rows, columns), x).unwrap())
    })
}

proptest! {
    #[test]
    fn equals_brute_force(x in logits(), axis in 0..2usize) {
        let p = softmax(&x, Axis(axis)).unwrap();
        let log = log_softmax(&x, Axis(axis)).unwrap();
        let both = p.lanes(Axis(axis)).into_iter().zip(log.lanes(Axis(axis)));
        for (x, (p, log)) in x.lanes(Axis(axis)).into_iter().zip(both) {
            let (p, log) = (p.to_owned(), log.to_owned());
            // Probabilities down to 1e-260 are compared by their digits.
            assert_relative_eq!(p, brute_force::softmax(&x), epsilon = 0.0, max_relative = TOLERANCE);
            assert_relative_eq!(log, brute_force::log_softmax(&x), epsilon = TOLERANCE);
        }
    }

    #[test]
    fn a_constant_added_changes_nothing(x in logits(), shift in -1e6..1e6) {
        // Whole numbers of this size are added without rounding.
        let x = x.mapv(f64::round);
        let moved = &x + f64::round(shift);
        prop_assert_eq!(softmax(&moved, Axis(1)), softmax(&x, Axis(1)));
        prop_assert_eq!(log_softmax(&moved, Axis(1)), log_softmax(&x, Axis(1)));
    }

    #[test]
    fn log_sum_exp_is_what_log_softmax_subtracts(x in prop::collection::vec(-1e3..1e3, 1..20)) {
        let row = Array1::from(x.clone());
        let log = log_softmax(&row, Axis(0)).unwrap();
        let expected = &row - follow_ups::log_sum_exp(x);
        assert_relative_eq!(log, expected, epsilon = TOLERANCE, max_relative = TOLERANCE);
    }
}
