//! The answer against the numbers of SciPy and PyTorch, and against the plain formulas on random
//! input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;
#[path = "../../golden.rs"]
mod golden;

use approx::assert_relative_eq;
use golden::Number;
use ndarray::Array1;
use proptest::prelude::*;
use serde::Deserialize;
use stable_sigmoid_bce::{bce_with_logits, sigmoid};

/// An `exp`, a logarithm and a sum of at most 20 terms, each off by about 1e-16 of the result.
const TOLERANCE: f64 = 1e-14;

/// What PyTorch and the plain formula lose where they take from each other two numbers of the size
/// of the logits, 800 at most.
const CANCELLED: f64 = 1e-12;

#[derive(Deserialize)]
struct Golden {
    sigmoids: Vec<Sigmoid>,
    sigmoids_f32: Vec<Sigmoid>,
    below_normal: Vec<Sigmoid>,
    cases: Vec<Case>,
    hard: Vec<Hard>,
    weighted: Vec<Weighted>,
}

#[derive(Deserialize)]
struct Sigmoid {
    z: Number,
    sigmoid: Number,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    logits: Array1<f64>,
    targets: Array1<f64>,
    loss: f64,
    gradient: Array1<f64>,
}

/// The losses for a target of 1 and of 0.
#[derive(Deserialize)]
struct Hard {
    z: f64,
    if_one: f64,
    if_zero: f64,
}

#[derive(Deserialize)]
struct Weighted {
    z: f64,
    y: f64,
    pos_weight: f64,
    loss: f64,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

#[test]
fn sigmoid_equals_scipy() {
    for case in golden().sigmoids {
        let got = sigmoid(case.z.0);
        if case.sigmoid.0.is_nan() {
            assert!(got.is_nan(), "{:?}: got {got}", case.z);
        } else {
            assert_relative_eq!(got, case.sigmoid.0, epsilon = 0.0, max_relative = TOLERANCE);
        }
    }
}

#[test]
fn sigmoid_goes_down_to_the_smallest_numbers() {
    let golden = golden();
    // Both sides are rounded to a step of the type: 5e-324 for f64, 1.4e-45 for f32.
    for case in golden.below_normal {
        let got = sigmoid(case.z.0);
        assert_relative_eq!(got, case.sigmoid.0, epsilon = 5e-324, max_relative = TOLERANCE);
    }
    for case in golden.sigmoids_f32 {
        let got = sigmoid(case.z.0 as f32);
        let expected = case.sigmoid.0 as f32;
        assert_relative_eq!(got, expected, epsilon = 1.5e-45, max_relative = 2.0 * f32::EPSILON);
    }
}

#[test]
fn loss_equals_torch() {
    for case in golden().cases {
        println!("{}", case.name);
        let got = bce_with_logits(&case.logits, &case.targets).unwrap();
        assert_relative_eq!(got, case.loss, epsilon = CANCELLED, max_relative = TOLERANCE);
        let got = follow_ups::gradient(&case.logits, &case.targets);
        assert_relative_eq!(got, case.gradient, epsilon = 1e-15, max_relative = TOLERANCE);
    }
}

#[test]
fn loss_of_hard_labels_equals_scipy_to_the_last_digits() {
    for case in golden().hard {
        for (y, expected) in [(1.0, case.if_one), (0.0, case.if_zero)] {
            let logit = Array1::from_elem(1, case.z);
            let got = bce_with_logits(&logit, &Array1::from_elem(1, y)).unwrap();
            assert_relative_eq!(got, expected, epsilon = 0.0, max_relative = TOLERANCE);
        }
    }
}

#[test]
fn weighted_loss_equals_torch() {
    for Weighted { z, y, pos_weight, loss } in golden().weighted {
        let got = follow_ups::weighted_loss(z, y, pos_weight);
        assert_relative_eq!(got, loss, epsilon = CANCELLED, max_relative = TOLERANCE);
    }
}

/// Logits that do not round the probability to 0 or 1, and their targets.
fn input() -> impl Strategy<Value = (Array1<f64>, Array1<f64>)> {
    let target = prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0];
    prop::collection::vec((-8.0..8.0, target), 1..20).prop_map(|both| {
        let (logits, targets): (Vec<_>, Vec<_>) = both.into_iter().unzip();
        (Array1::from(logits), Array1::from(targets))
    })
}

proptest! {
    #[test]
    fn equals_brute_force((logits, targets) in input()) {
        for &z in &logits {
            let expected = brute_force::sigmoid(z);
            assert_relative_eq!(sigmoid(z), expected, epsilon = 0.0, max_relative = TOLERANCE);
        }
        let got = bce_with_logits(&logits, &targets).unwrap();
        // 1 - p has 13 digits left at z = 8.
        let expected = brute_force::bce_with_logits(&logits, &targets);
        assert_relative_eq!(got, expected, epsilon = CANCELLED, max_relative = CANCELLED);
    }

    #[test]
    fn swapping_the_classes_changes_nothing((logits, targets) in input(), scale in 1.0..100.0_f64) {
        let logits = logits * scale;
        let got = bce_with_logits(&logits.mapv(|z| -z), &(1.0 - &targets)).unwrap();
        let expected = bce_with_logits(&logits, &targets).unwrap();
        assert_relative_eq!(got, expected, epsilon = CANCELLED, max_relative = TOLERANCE);
    }

    #[test]
    fn gradient_is_the_slope_of_the_loss((logits, targets) in input(), at in any::<prop::sample::Index>()) {
        const STEP: f64 = 1e-5;
        let at = at.index(logits.len());
        let moved = |step: f64| {
            let mut logits = logits.clone();
            logits[at] += step;
            bce_with_logits(&logits, &targets).unwrap()
        };
        let slope = (moved(STEP) - moved(-STEP)) / (2.0 * STEP);
        let got = follow_ups::gradient(&logits, &targets)[at];
        // The difference quotient is off by STEP² in theory and by rounding over STEP in practice.
        assert_relative_eq!(got, slope, epsilon = 1e-9);
    }
}
