//! The answer against scikit-learn's numbers, and against sorting on random input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;

use approx::assert_abs_diff_eq;
use ndarray::{Array2, ArrayRef2, Axis, s, stack};
use proptest::prelude::*;
use serde::Deserialize;
use top_k_accuracy::{TopKError, rank, top_k_accuracy};

// On both sides an accuracy is one whole number divided by another, so it is compared to the last
// bit.

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
    random_ties: Vec<Case>,
    infinities: Vec<Infinities>,
    binary: Vec<Binary>,
    binary_ties: Vec<Binary>,
    rankings: Vec<Ranking>,
    tie_ranges: Vec<TieRange>,
    reciprocals: Vec<Reciprocal>,
}

/// Element `k - 1` of `accuracy` is the top-k accuracy, here and below.
#[derive(Deserialize)]
struct Case {
    name: String,
    labels: Vec<usize>,
    scores: Array2<f64>,
    accuracy: Vec<f64>,
}

#[derive(Deserialize)]
struct Infinities {
    labels: Vec<usize>,
    /// -2 and 2 stand for the infinities.
    scores: Array2<f64>,
    accuracy: Vec<f64>,
}

#[derive(Deserialize)]
struct Binary {
    labels: Vec<usize>,
    p: Vec<f64>,
    accuracy: f64,
}

#[derive(Deserialize)]
struct Ranking {
    scores: Array2<f64>,
    order: Array2<usize>,
    ranks: Array2<usize>,
}

#[derive(Deserialize)]
struct TieRange {
    labels: Vec<usize>,
    scores: Array2<f64>,
    pessimistic: Vec<f64>,
    optimistic: Vec<f64>,
}

#[derive(Deserialize)]
struct Reciprocal {
    labels: Vec<usize>,
    scores: Array2<f64>,
    mean_reciprocal_rank: f64,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

fn accuracies(labels: &[usize], scores: &ArrayRef2<f64>) -> Vec<f64> {
    (1..=scores.ncols()).map(|k| top_k_accuracy(labels, scores, k).unwrap()).collect()
}

#[test]
fn equals_scikit_learn_for_every_k() {
    let golden = golden();
    for case in golden.cases.iter().chain(&golden.random_ties) {
        assert_eq!(accuracies(&case.labels, &case.scores), case.accuracy, "{}", case.name);
    }
}

#[test]
fn infinities_rank_like_the_outermost_numbers() {
    for case in golden().infinities {
        let outward = |score: f64| if score.abs() == 2.0 { score * f64::INFINITY } else { score };
        assert_eq!(accuracies(&case.labels, &case.scores.mapv(outward)), case.accuracy);
    }
}

/// The columns that one probability of class 1 per row stands for.
fn two_columns(p: &[f64]) -> Array2<f64> {
    Array2::from_shape_fn(
        (p.len(), 2),
        |(row, class)| if class == 1 { p[row] } else { 1.0 - p[row] },
    )
}

#[test]
fn two_classes_equal_scikit_learn_except_in_a_tie() {
    for case in golden().binary {
        assert_eq!(top_k_accuracy(&case.labels, &two_columns(&case.p), 1), Ok(case.accuracy));
    }
    // A probability of 0.5 is class 0 for scikit-learn, against its own rule for three classes and
    // more.
    for case in golden().binary_ties {
        assert_eq!(top_k_accuracy(&case.labels, &two_columns(&case.p), 1), Ok(1.0 - case.accuracy));
    }
}

#[test]
fn rank_of_every_class_equals_scipy() {
    for case in golden().rankings {
        for (scores, expected) in case.scores.rows().into_iter().zip(case.ranks.rows()) {
            let got: Vec<_> = (0..scores.len()).map(|class| rank(&scores, class)).collect();
            assert_eq!(got, expected.to_vec(), "{scores}");
        }
    }
}

#[test]
fn ranks_give_the_accuracy_at_every_k() {
    let golden = golden();
    for case in golden.cases.iter().chain(&golden.random_ties) {
        let ranks = follow_ups::ranks(&case.labels, &case.scores).unwrap();
        let got: Vec<f64> =
            (1..=case.scores.ncols()).map(|k| follow_ups::accuracy_at(&ranks, k)).collect();
        assert_eq!(got, case.accuracy, "{}", case.name);
    }
}

#[test]
fn mean_reciprocal_rank_equals_label_ranking_average_precision() {
    for case in golden().reciprocals {
        let ranks = follow_ups::ranks(&case.labels, &case.scores).unwrap();
        let got = follow_ups::mean_reciprocal_rank(&ranks);
        assert_abs_diff_eq!(got, case.mean_reciprocal_rank, epsilon = 1e-12);
    }
}

#[test]
fn best_classes_equal_the_stable_argsort() {
    for case in golden().rankings {
        for k in 0..=case.scores.ncols() + 1 {
            let taken = k.min(case.scores.ncols());
            assert_eq!(
                follow_ups::best(&case.scores, k).unwrap(),
                case.order.slice(s![.., ..taken])
            );
        }
    }
    let nan = stack![Axis(0), [0.0, 1.0], [f64::NAN, 1.0]];
    assert_eq!(follow_ups::best(&nan, 1), Err(TopKError::NotANumber { row: 1 }));
}

#[test]
fn tie_range_equals_scipy_for_every_k() {
    for case in golden().tie_ranges {
        for k in 1..=case.scores.ncols() {
            let expected = case.pessimistic[k - 1]..=case.optimistic[k - 1];
            assert_eq!(follow_ups::tie_range(&case.labels, &case.scores, k), Ok(expected));
        }
    }
    // A model that knows nothing about ten classes.
    let constant = Array2::ones((10, 10));
    let labels: Vec<usize> = (0..10).collect();
    assert_eq!(follow_ups::tie_range(&labels, &constant, 1), Ok(0.0..=1.0));
    assert_eq!(top_k_accuracy(&labels, &constant, 1), Ok(0.1));
    assert_eq!(top_k_accuracy(&[9; 10], &constant, 1), Ok(1.0));
}

#[test]
fn follow_ups_refuse_what_the_answer_refuses() {
    let nan = Array2::from_elem((1, 2), f64::NAN);
    let zeros = |rows| Array2::zeros((rows, 2));
    for (labels, scores) in
        [(&[][..], zeros(0)), (&[0], zeros(2)), (&[0, 2], zeros(2)), (&[1], nan)]
    {
        let expected = top_k_accuracy(labels, &scores, 1).unwrap_err();
        let fetched_first = follow_ups::top_k_accuracy_fetched_first(labels, &scores, 1);
        assert_eq!(fetched_first, Err(expected.clone()));
        assert_eq!(follow_ups::ranks(labels, &scores), Err(expected.clone()));
        assert_eq!(follow_ups::tie_range(labels, &scores, 1), Err(expected));
    }
}

/// Rows of labels and scores, most of them tied: whole numbers, zeros of both signs, infinities.
/// Up to 20 elements, an unstable sort keeps equal ones in order, so there can be more classes.
fn input() -> impl Strategy<Value = (Vec<usize>, Array2<f64>)> {
    let score = prop_oneof![
        (-2..3i8).prop_map(f64::from),
        prop::sample::select(vec![-0.0, 0.0, f64::INFINITY, f64::NEG_INFINITY]),
        -1.0..1.0f64,
    ];
    (1..6usize, 1..60usize).prop_flat_map(move |(rows, classes)| {
        let labels = prop::collection::vec(0..classes, rows);
        let scores = prop::collection::vec(score.clone(), rows * classes);
        (labels, scores).prop_map(move |(labels, scores)| {
            (labels, Array2::from_shape_vec((rows, classes), scores).unwrap())
        })
    })
}

proptest! {
    #[test]
    fn equals_brute_force((labels, scores) in input(), k in 1..62usize) {
        let expected = brute_force::top_k_accuracy(&labels, &scores, k);
        prop_assert_eq!(top_k_accuracy(&labels, &scores, k), Ok(expected));
    }

    #[test]
    fn any_layout_gives_the_same((labels, scores) in input(), k in 1..62usize) {
        let expected = top_k_accuracy(&labels, &scores, k);
        let by_class = scores.t().as_standard_layout().into_owned();
        prop_assert_eq!(top_k_accuracy(&labels, &by_class.t(), k), expected.clone());
        let mut wide = Array2::from_elem((scores.nrows(), 3 * scores.ncols()), f64::NAN);
        wide.slice_mut(s![.., ..;-3]).assign(&scores);
        prop_assert_eq!(top_k_accuracy(&labels, &wide.slice(s![.., ..;-3]), k), expected);
    }

    #[test]
    fn one_nan_anywhere_is_found(
        (labels, mut scores) in input(),
        at in any::<prop::sample::Index>(),
        k in 1..62usize,
    ) {
        let at = at.index(scores.len());
        let (row, column) = (at / scores.ncols(), at % scores.ncols());
        scores[[row, column]] = f64::NAN;
        prop_assert_eq!(top_k_accuracy(&labels, &scores, k), Err(TopKError::NotANumber { row }));
    }

    #[test]
    fn fetched_first_equals_the_answer(
        (mut labels, mut scores) in input(),
        nan in any::<Option<prop::sample::Index>>(),
        too_far in any::<Option<prop::sample::Index>>(),
        k in 0..62usize,
    ) {
        if let Some(at) = nan {
            *at.get_mut(scores.as_slice_mut().unwrap()) = f64::NAN;
        }
        if let Some(row) = too_far {
            *row.get_mut(&mut labels) = scores.ncols();
        }
        let expected = top_k_accuracy(&labels, &scores, k);
        prop_assert_eq!(follow_ups::top_k_accuracy_fetched_first(&labels, &scores, k), expected);
    }

    #[test]
    fn best_equals_brute_force((_, scores) in input(), k in 0..62usize) {
        let best = follow_ups::best(&scores, k).unwrap();
        for (scores, best) in scores.rows().into_iter().zip(best.rows()) {
            let mut order = brute_force::best_first(&scores);
            order.truncate(k);
            prop_assert_eq!(best.to_vec(), order);
        }
    }

    #[test]
    fn accuracy_lies_in_the_tie_range((labels, scores) in input(), k in 1..62usize) {
        let range = follow_ups::tie_range(&labels, &scores, k).unwrap();
        prop_assert!(range.contains(&top_k_accuracy(&labels, &scores, k).unwrap()));
    }
}
