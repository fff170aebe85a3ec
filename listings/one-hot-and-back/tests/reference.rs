//! The answer against the numbers of NumPy, scikit-learn and PyTorch, and against plain loops on
//! random input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;
#[path = "../../golden.rs"]
mod golden;

use approx::assert_relative_eq;
use golden::Number;
use ndarray::{Array1, Array2, Axis};
use one_hot_and_back::{OneHotError, argmax, bincount, one_hot};
use proptest::prelude::*;
use serde::Deserialize;

// Labels, counts and zeros and ones are compared exactly; sums of ten numbers near 1 in another
// order, to 1e-14.
const TOLERANCE: f64 = 1e-14;

#[derive(Deserialize)]
struct Golden {
    labels: Vec<Labels>,
    scores: Vec<Scores>,
    confusions: Vec<Confusion>,
    sums: Vec<Sums>,
    smoothed: Vec<Smoothed>,
}

#[derive(Deserialize)]
struct Labels {
    labels: Array1<i64>,
    classes: usize,
    one_hot: Array2<f64>,
    bincount: Array1<usize>,
}

#[derive(Deserialize)]
struct Scores {
    scores: Array2<Number>,
    argmax: Array1<i64>,
}

#[derive(Deserialize)]
struct Confusion {
    truth: Array1<i64>,
    predicted: Array1<i64>,
    classes: usize,
    matrix: Array2<f64>,
}

#[derive(Deserialize)]
struct Sums {
    labels: Array1<i64>,
    x: Array2<f64>,
    classes: usize,
    sums: Array2<f64>,
}

#[derive(Deserialize)]
struct Smoothed {
    labels: Array1<i64>,
    classes: usize,
    share: f64,
    log_p: Array2<f64>,
    loss: f64,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

#[test]
fn labels_there_equal_numpy() {
    for case in golden().labels {
        assert_eq!(one_hot(&case.labels, case.classes), Ok(case.one_hot));
        assert_eq!(bincount(&case.labels, case.classes), Ok(case.bincount));
    }
}

#[test]
fn labels_back_equal_numpy() {
    for case in golden().scores {
        let scores = case.scores.mapv(|score| score.0);
        assert_eq!(argmax(&scores), Ok(case.argmax), "{scores}");
    }
}

#[test]
fn confusion_equals_scikit_learn() {
    for case in golden().confusions {
        let got = follow_ups::confusion(&case.truth, &case.predicted, case.classes);
        assert_eq!(got, Ok(case.matrix));
    }
    let (good, bad) = (Array1::from(vec![0, 1]), Array1::from(vec![0, -1]));
    let refused = Err(OneHotError::LabelOutOfRange { row: 1, label: -1, classes: 2 });
    assert_eq!(follow_ups::confusion(&bad, &good, 2), refused);
    assert_eq!(follow_ups::confusion(&good, &bad, 2), refused);
}

#[test]
fn sums_by_class_equal_a_weighted_bincount() {
    for case in golden().sums {
        let got = follow_ups::sums_by_class(&case.labels, &case.x, case.classes).unwrap();
        assert_relative_eq!(got, case.sums, epsilon = TOLERANCE);
    }
}

#[test]
fn smoothed_rows_are_the_targets_that_torch_smooths() {
    for case in golden().smoothed {
        let targets = follow_ups::smoothed(&case.labels, case.classes, case.share).unwrap();
        let loss = -(targets * case.log_p).sum() / case.labels.len() as f64;
        assert_relative_eq!(loss, case.loss, max_relative = TOLERANCE);
    }
}

fn labels() -> impl Strategy<Value = (Array1<i64>, usize)> {
    (1..8usize).prop_flat_map(|classes| {
        let labels = prop::collection::vec(0..classes as i64, 0..20);
        labels.prop_map(move |labels| (Array1::from(labels), classes))
    })
}

/// Rows of scores, most of them with ties.
fn scores() -> impl Strategy<Value = Array2<f64>> {
    let score = prop_oneof![
        (-2..3i8).prop_map(f64::from),
        prop::sample::select(vec![-0.0, f64::INFINITY, f64::NEG_INFINITY]),
    ];
    (0..6usize, 1..8usize).prop_flat_map(move |(rows, classes)| {
        prop::collection::vec(score.clone(), rows * classes)
            .prop_map(move |x| Array2::from_shape_vec((rows, classes), x).unwrap())
    })
}

proptest! {
    #[test]
    fn there_equals_brute_force((labels, classes) in labels()) {
        let matrix = one_hot(&labels, classes).unwrap();
        prop_assert_eq!(&matrix, &brute_force::one_hot(&labels, classes));
        let counts = bincount(&labels, classes).unwrap();
        prop_assert_eq!(&counts, &brute_force::bincount(&labels, classes));
        prop_assert_eq!(matrix.sum_axis(Axis(0)), counts.mapv(|n| n as f64));
        prop_assert_eq!(argmax(&matrix), Ok(labels));
    }

    #[test]
    fn back_equals_brute_force(scores in scores()) {
        prop_assert_eq!(argmax(&scores), Ok(brute_force::argmax(&scores)));
    }

    #[test]
    fn one_bad_label_anywhere_is_found(
        (labels, classes) in labels(),
        label in prop_oneof![-9..0i64, 8..20i64, i64::MIN..0, 8..i64::MAX],
        at in any::<prop::sample::Index>(),
    ) {
        let row = at.index(labels.len() + 1);
        let mut labels = labels.to_vec();
        labels.insert(row, label);
        let labels = Array1::from(labels);
        let refused = OneHotError::LabelOutOfRange { row, label, classes };
        prop_assert_eq!(one_hot(&labels, classes), Err(refused.clone()));
        prop_assert_eq!(bincount(&labels, classes), Err(refused));
    }
}
