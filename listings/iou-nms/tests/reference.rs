//! The answer against torchvision's numbers, and against the plain loops on random input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;
#[path = "../../golden.rs"]
mod golden;

use approx::assert_abs_diff_eq;
use golden::Number;
use iou_nms::{batched_nms, box_iou, nms};
use ndarray::{Array1, Array2, Axis, s};
use proptest::prelude::*;
use serde::Deserialize;

/// Two products, a sum and a division, each rounded once.
const TOLERANCE: f64 = 1e-12;

#[derive(Deserialize)]
struct Golden {
    overlaps: Vec<Overlap>,
    no_area: Vec<Overlap>,
    kept: Vec<Kept>,
    offset: Vec<Kept>,
    generalized: Vec<Overlap>,
}

#[derive(Deserialize)]
struct Overlap {
    name: String,
    a: Array2<f64>,
    b: Array2<f64>,
    iou: Array2<Number>,
}

#[derive(Deserialize)]
struct Kept {
    name: String,
    boxes: Array2<f64>,
    scores: Array1<f64>,
    classes: Vec<usize>,
    threshold: f64,
    nms: Vec<usize>,
    batched_nms: Vec<usize>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

#[test]
fn overlaps_equal_torchvision() {
    for Overlap { name, a, b, iou } in golden().overlaps {
        println!("{name}");
        let expected = iou.mapv(|number| number.0);
        assert_abs_diff_eq!(box_iou(&a, &b).unwrap(), expected, epsilon = TOLERANCE);
    }
}

#[test]
fn two_boxes_without_area_are_nan_in_torchvision_and_share_nothing_here() {
    for Overlap { name, a, b, iou } in golden().no_area {
        assert!(iou.iter().all(|number| number.0.is_nan()), "{name}");
        assert_eq!(box_iou(&a, &b), Ok(Array2::zeros(iou.dim())), "{name}");
    }
}

#[test]
fn kept_boxes_equal_torchvision() {
    for case in golden().kept {
        let Kept { name, boxes, scores, classes, threshold, .. } = case;
        assert_eq!(nms(&boxes, &scores, threshold), Ok(case.nms), "{name}");
        let batched = batched_nms(&boxes, &scores, &classes, threshold);
        assert_eq!(batched, Ok(case.batched_nms), "{name}, classes {classes:?}");
    }
}

#[test]
fn classes_below_zero_collide_in_torchvision_and_not_here() {
    for case in golden().offset {
        assert_eq!(case.batched_nms, [0], "{}", case.name);
        let got = batched_nms(&case.boxes, &case.scores, &case.classes, case.threshold);
        assert_eq!(got, Ok(vec![0, 1]), "{}", case.name);
    }
}

#[test]
fn generalised_overlaps_equal_torchvision() {
    for Overlap { name, a, b, iou } in golden().generalized {
        println!("{name}");
        let got = follow_ups::generalized_box_iou(&a, &b).unwrap();
        assert_abs_diff_eq!(got, iou.mapv(|number| number.0), epsilon = TOLERANCE);
    }
}

type Input = (Array2<f64>, Array1<f64>, Vec<usize>, f64);

/// Boxes with corners on a grid or anywhere, tied scores, three classes, thresholds that are met.
fn input() -> impl Strategy<Value = Input> {
    let coordinate = || prop_oneof![(-3..4i8).prop_map(f64::from), -3.0..3.0f64];
    let one = (coordinate(), coordinate(), coordinate(), coordinate());
    let row = one.prop_map(|(a, b, c, d)| [a.min(c), b.min(d), a.max(c), b.max(d)]);
    let score = prop_oneof![
        prop::sample::select(vec![-0.0, 0.0, 0.5, f64::INFINITY, f64::NEG_INFINITY]),
        0.0..1.0f64,
    ];
    let threshold =
        prop_oneof![prop::sample::select(vec![0.0, 0.25, 1.0 / 3.0, 0.5, 1.0]), 0.0..1.0f64];
    (prop::collection::vec((row, score, 0..3usize), 0..20), threshold).prop_map(
        |(rows, threshold)| {
            let boxes = Array2::from(rows.iter().map(|row| row.0).collect::<Vec<_>>());
            let scores = rows.iter().map(|row| row.1).collect();
            (boxes, scores, rows.iter().map(|row| row.2).collect(), threshold)
        },
    )
}

proptest! {
    #[test]
    fn overlaps_equal_brute_force((boxes, ..) in input()) {
        let expected = brute_force::box_iou(&boxes, &boxes);
        assert_abs_diff_eq!(box_iou(&boxes, &boxes).unwrap(), expected, epsilon = TOLERANCE);
    }

    #[test]
    fn kept_boxes_equal_brute_force((boxes, scores, classes, threshold) in input()) {
        let all = vec![0; classes.len()];
        let expected = brute_force::batched_nms(&boxes, &scores, &all, threshold);
        prop_assert_eq!(nms(&boxes, &scores, threshold), Ok(expected));
        let expected = brute_force::batched_nms(&boxes, &scores, &classes, threshold);
        prop_assert_eq!(batched_nms(&boxes, &scores, &classes, threshold), Ok(expected));
    }

    #[test]
    fn what_is_left_is_left_again((boxes, scores, _, threshold) in input()) {
        let kept = nms(&boxes, &scores, threshold).unwrap();
        let left = boxes.select(Axis(0), &kept);
        let again = nms(&left, &scores.select(Axis(0), &kept), threshold);
        prop_assert_eq!(again, Ok((0..kept.len()).collect()));
    }

    #[test]
    fn any_layout_gives_the_same((boxes, scores, _, threshold) in input()) {
        let by_column = boxes.t().as_standard_layout().into_owned();
        let mut wide = Array1::from_elem(2 * scores.len(), f64::NAN);
        wide.slice_mut(s![..;-2]).assign(&scores);
        let got = nms(&by_column.t(), &wide.slice(s![..;-2]), threshold);
        prop_assert_eq!(got, nms(&boxes, &scores, threshold));
    }
}
