//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use iou_nms::{BoxError, batched_nms, box_iou, nms};
use ndarray::{Array1, Array2, ArrayRef2, array, s};

/// An intersection over union is a product, a sum and a division of small numbers: rounding stays
/// below 1e-15. What is kept, and in which order, is compared exactly.
const TOLERANCE: f64 = 1e-12;

#[track_caller]
fn assert_iou(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>, expected: Array2<f64>, mistake: &str) {
    let got = box_iou(a, b).unwrap_or_else(|e| panic!("good boxes: {e:?}\na\n{a}\nb\n{b}"));
    let close = |(&got, &expected): (&f64, &f64)| (got - expected).abs() <= TOLERANCE;
    assert!(
        got.dim() == expected.dim() && got.iter().zip(&expected).all(close),
        "a\n{a}\nb\n{b}\nexpected, shape {:?}\n{expected}\ngot, shape {:?}\n{got}\n\
         likely mistake: {mistake}",
        expected.dim(),
        got.dim(),
    );
}

#[track_caller]
fn assert_kept(
    boxes: &ArrayRef2<f64>,
    scores: &[f64],
    threshold: f64,
    expected: &[usize],
    mistake: &str,
) {
    let got = nms(boxes, &Array1::from(scores.to_vec()), threshold);
    assert_eq!(
        got,
        Ok(expected.to_vec()),
        "nms of boxes\n{boxes}\nscores {scores:?}, threshold {threshold}\nlikely mistake: {mistake}"
    );
}

/// In all three functions, as far as they look at what is wrong.
#[track_caller]
fn assert_refused(boxes: &ArrayRef2<f64>, scores: &[f64], threshold: f64, expected: BoxError) {
    let scores = Array1::from(scores.to_vec());
    let classes = vec![0; boxes.nrows()];
    let input = format!("boxes\n{boxes}\nscores {scores}, threshold {threshold}");
    assert_eq!(nms(boxes, &scores, threshold), Err(expected.clone()), "nms of {input}");
    let batched = batched_nms(boxes, &scores, &classes, threshold);
    assert_eq!(batched, Err(expected.clone()), "batched_nms of {input}");
    if matches!(expected, BoxError::NotFourColumns { .. } | BoxError::BadBox { .. }) {
        let good = array![[0.0, 0.0, 1.0, 1.0]];
        assert_eq!(box_iou(boxes, &good), Err(expected.clone()), "box_iou, first, of {input}");
        assert_eq!(box_iou(&good, boxes), Err(expected), "box_iou, second, of {input}");
    }
}

// ---- Core: what the problem says ----

#[test]
fn worked_example_comes_out_right() {
    let boxes = array![
        [0.0, 0.0, 4.0, 4.0],
        [1.0, 0.0, 5.0, 4.0],
        [2.0, 0.0, 6.0, 4.0],
        [8.0, 0.0, 12.0, 4.0],
    ];
    let expected = array![[1.0, 0.6, 1.0 / 3.0, 0.0]];
    let mistake = "divided by one area, or by both with the shared part twice";
    assert_iou(&boxes.slice(s![..1, ..]), &boxes, expected, mistake);
    let mistake = "box 1 is dropped, and a dropped box drops nobody";
    assert_kept(&boxes, &[0.9, 0.8, 0.7, 0.6], 0.5, &[0, 2, 3], mistake);
}

/// Guard: the shape of the answer, a box inside another, and negative coordinates. The attempts
/// that fail it, with negative sides or with sides in pixels, have checks of their own.
#[test]
fn iou_has_a_row_for_each_of_a_and_a_column_for_each_of_b() {
    let a = array![[0.0, 0.0, 4.0, 4.0], [-3.0, -3.0, -1.0, -1.0]];
    let b = array![[1.0, 1.0, 3.0, 3.0], [-2.0, -2.0, 0.0, 0.0], [0.0, 0.0, 4.0, 2.0]];
    let expected = array![[0.25, 0.0, 0.5], [0.0, 1.0 / 7.0, 0.0]];
    assert_iou(&a, &b, expected, "a box inside another; negative coordinates; x and y mixed up");
}

#[test]
fn boxes_apart_share_nothing() {
    let a = array![[0.0, 0.0, 2.0, 2.0]];
    let b = array![[5.0, 5.0, 7.0, 7.0], [5.0, 0.0, 7.0, 2.0], [-9.0, -9.0, -5.0, -5.0]];
    let mistake = "apart in both directions, both sides are negative and their product is not";
    assert_iou(&a, &b, array![[0.0, 0.0, 0.0]], mistake);
}

#[test]
fn answer_is_in_the_order_of_the_scores() {
    let apart = array![[0.0, 0.0, 1.0, 1.0], [2.0, 0.0, 3.0, 1.0], [4.0, 0.0, 5.0, 1.0]];
    let mistake = "kept boxes come out by index";
    assert_kept(&apart, &[-0.3, 0.9, 0.5], 0.5, &[1, 2, 0], mistake);
}

#[test]
fn iou_at_the_threshold_is_kept() {
    let mistake = "`>=` where only a greater intersection over union drops a box";
    let half = array![[0.0, 0.0, 2.0, 1.0], [0.0, 0.0, 1.0, 1.0]];
    assert_kept(&half, &[0.9, 0.8], 0.5, &[0, 1], mistake);
    assert_kept(&half, &[0.9, 0.8], 0.49, &[0], "the threshold is not used");
    let equal = array![[0.0, 0.0, 2.0, 1.0], [0.0, 0.0, 2.0, 1.0]];
    assert_kept(&equal, &[0.9, 0.8], 1.0, &[0, 1], mistake);
}

#[test]
fn classes_do_not_suppress_each_other() {
    let boxes = array![
        [0.0, 0.0, 2.0, 2.0],
        [0.0, 0.0, 2.0, 2.0],
        [0.0, 0.0, 2.0, 2.0],
        [0.0, 0.0, 2.0, 2.0],
    ];
    let scores = array![0.7, 0.9, 0.8, 0.6];
    assert_eq!(
        batched_nms(&boxes, &scores, &[0, 7, 7, 0], 0.5),
        Ok(vec![1, 0]),
        "four equal boxes, scores {scores}, classes 0, 7, 7, 0\nlikely mistake: one class drops \
         the other, or the answer is ordered by class and not by score"
    );
    let below_zero = array![[-10.0, -10.0, -1.0, -1.0], [-10.0, -10.0, -1.0, -1.0]];
    assert_eq!(
        batched_nms(&below_zero, &array![0.9, 0.8], &[0, 1], 0.5),
        Ok(vec![0, 1]),
        "boxes\n{below_zero}\nclasses 0 and 1\nlikely mistake: each class is moved by the largest \
         coordinate, which is below zero here"
    );
}

#[test]
fn another_number_of_scores_or_classes_is_an_error() {
    let boxes = Array2::from(vec![[0.0, 0.0, 1.0, 1.0]; 2]);
    for others in [0, 1, 3] {
        let expected = BoxError::LengthMismatch { boxes: 2, others };
        assert_refused(&boxes, &vec![0.5; others], 0.5, expected.clone());
        assert_eq!(
            batched_nms(&boxes, &array![0.5, 0.5], &vec![0; others], 0.5),
            Err(expected),
            "2 boxes, 2 scores, {others} classes\nlikely mistake: the classes are not counted"
        );
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn touching_boxes_share_nothing() {
    let a = array![[0.0, 0.0, 2.0, 2.0]];
    let b = array![[2.0, 0.0, 4.0, 2.0], [0.0, 2.0, 2.0, 4.0], [2.0, 2.0, 4.0, 4.0]];
    let mistake = "sides counted in pixels, x2 - x1 + 1";
    assert_iou(&a, &b, array![[0.0, 0.0, 0.0]], mistake);
    let side_by_side = array![[0.0, 0.0, 2.0, 2.0], [2.0, 0.0, 4.0, 2.0], [1.0, 0.0, 3.0, 2.0]];
    let mistake = "at a threshold of 0 any overlap drops, and a common side is none";
    assert_kept(&side_by_side, &[0.9, 0.8, 0.7], 0.0, &[0, 1], mistake);
}

#[test]
fn box_without_area_shares_nothing() {
    let flat = array![[0.0, 0.0, 0.0, 2.0], [1.0, 1.0, 1.0, 1.0]];
    let mistake = "0 / 0 is NaN: two boxes without area have a union of 0";
    assert_iou(&flat, &flat, Array2::zeros((2, 2)), mistake);
    assert_iou(&flat, &array![[0.0, 0.0, 2.0, 2.0]], Array2::zeros((2, 1)), mistake);
    let twice = array![[1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0]];
    let mistake = "boxes that share nothing are both kept, equal or not";
    assert_kept(&twice, &[0.9, 0.8], 0.5, &[0, 1], mistake);
    assert_kept(&twice, &[0.9, 0.8], 0.0, &[0, 1], mistake);
}

#[test]
fn of_equal_scores_the_lower_index_comes_first() {
    let boxes = array![[0.0, 0.0, 2.0, 2.0], [0.0, 0.0, 2.0, 2.0], [5.0, 5.0, 7.0, 7.0]];
    let mistake = "an ascending sort that is reversed, or one that is not stable";
    assert_kept(&boxes, &[0.5, 0.5, 0.5], 0.5, &[0, 2], mistake);
    let apart = Array2::from_shape_fn((50, 4), |(i, c)| (10 * i + c) as f64);
    let scores: Vec<f64> = (0..50).map(|i| f64::from(i % 2)).collect();
    let expected: Vec<usize> = (0..50).filter(|i| i % 2 == 1).chain((0..50).step_by(2)).collect();
    assert_kept(&apart, &scores, 0.5, &expected, mistake);
}

#[test]
fn no_boxes_leave_none() {
    let (none, one) = (Array2::zeros((0, 4)), array![[0.0, 0.0, 1.0, 1.0]]);
    assert_iou(&none, &one, Array2::zeros((0, 1)), "no boxes are no error");
    assert_iou(&one, &none, Array2::zeros((1, 0)), "no boxes are no error");
    assert_kept(&none, &[], 0.5, &[], "no boxes are no error, and there is no best of them");
    assert_eq!(batched_nms(&none, &array![], &[], 0.5), Ok(vec![]), "no boxes are no error");
}

#[test]
fn bad_box_is_named() {
    let (nan, inf) = (f64::NAN, f64::INFINITY);
    let bad_boxes = [
        [2.0, 0.0, 0.0, 2.0],
        [2.0, 2.0, 0.0, 0.0],
        [nan, 0.0, 1.0, 1.0],
        [0.0, 0.0, 1.0, nan],
        [0.0, 0.0, inf, 1.0],
        [0.0, -inf, 0.0, 1.0],
    ];
    for bad in bad_boxes {
        let boxes = Array2::from(vec![[0.0, 0.0, 1.0, 1.0], bad, bad]);
        assert_refused(&boxes, &[0.9, 0.8, 0.7], 0.5, BoxError::BadBox { row: 1 });
    }
}

#[test]
fn score_that_is_not_a_number_is_named() {
    let boxes = Array2::from(vec![[0.0, 0.0, 1.0, 1.0]; 3]);
    assert_refused(&boxes, &[0.9, f64::NAN, f64::NAN], 0.5, BoxError::BadScore { row: 1 });
    let mistake = "an infinite score is a score";
    assert_kept(&boxes, &[0.9, f64::INFINITY, f64::NEG_INFINITY], 0.5, &[1], mistake);
}

#[test]
fn threshold_and_columns_are_looked_at() {
    let boxes = Array2::from(vec![[0.0, 0.0, 1.0, 1.0]; 2]);
    for threshold in [-0.5, 1.5, f64::INFINITY] {
        assert_refused(&boxes, &[0.9, 0.8], threshold, BoxError::BadThreshold { threshold });
    }
    let got = nms(&boxes, &array![0.9, 0.8], f64::NAN);
    let is_bad = matches!(got, Err(BoxError::BadThreshold { .. }));
    assert!(
        is_bad,
        "threshold NaN, got {got:?}\nlikely mistake: NaN is neither below 0 nor above 1"
    );
    for columns in [0, 3, 5] {
        let boxes = Array2::zeros((2, columns));
        assert_refused(&boxes, &[0.9, 0.8], 0.5, BoxError::NotFourColumns { columns });
    }
}
