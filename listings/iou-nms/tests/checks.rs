//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use iou_nms::{BoxError, batched_nms, box_iou, nms};
use ndarray::{Array1, Array2, ArrayRef2, array, s};

/// An intersection over union is a product, a sum and a division of small numbers: rounding stays
/// below 1e-15. What is kept, and in which order, is compared exactly.
const TOLERANCE: f64 = 1e-12;

#[track_caller]
fn assert_iou(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>, expected: Array2<f64>, mistake: &str) {
    let told = format!("likely mistake: {mistake}");
    let got = run(|| box_iou(a, b), &told)
        .unwrap_or_else(|e| panic!("good boxes were refused: {e:?}\n{told}"));
    assert_eq!(got.dim(), expected.dim(), "the shape of box_iou\n{told}");
    for ((i, j), &expected) in expected.indexed_iter() {
        let (got, a, b) = (got[[i, j]], a.row(i).to_vec(), b.row(j).to_vec());
        assert!(
            (got - expected).abs() <= TOLERANCE,
            "{a:?} of a, {b:?} of b: expected {expected:?}, got {got:?}\n{told}"
        );
    }
}

#[track_caller]
fn assert_kept(
    boxes: &ArrayRef2<f64>,
    scores: &[f64],
    threshold: f64,
    expected: &[usize],
    mistake: &str,
) {
    let told = format!("nms of {}", input(boxes, scores, threshold, mistake));
    let got = run(|| nms(boxes, &Array1::from(scores.to_vec()), threshold), &told);
    assert_eq!(got, Ok(expected.to_vec()), "{told}");
}

#[track_caller]
fn assert_kept_by_class(
    boxes: &ArrayRef2<f64>,
    scores: &[f64],
    classes: &[usize],
    threshold: f64,
    expected: &[usize],
    mistake: &str,
) {
    let input = input(boxes, scores, threshold, mistake);
    let told = format!("batched_nms of classes {classes:?}, {input}");
    let scores = Array1::from(scores.to_vec());
    let got = run(|| batched_nms(boxes, &scores, classes, threshold), &told);
    assert_eq!(got, Ok(expected.to_vec()), "{told}");
}

/// In all three functions, as far as they look at what is wrong.
#[track_caller]
fn assert_refused(
    boxes: &ArrayRef2<f64>,
    scores: &[f64],
    threshold: f64,
    expected: BoxError,
    mistake: &str,
) {
    let told = input(boxes, scores, threshold, mistake);
    let scores = Array1::from(scores.to_vec());
    let classes = vec![0; boxes.nrows()];
    let got = run(|| nms(boxes, &scores, threshold), &told);
    assert_eq!(got, Err(expected.clone()), "nms of {told}");
    let got = run(|| batched_nms(boxes, &scores, &classes, threshold), &told);
    assert_eq!(got, Err(expected.clone()), "batched_nms of {told}");
    if let BoxError::NotFourColumns { .. } | BoxError::BadBox { .. } = expected {
        let good = array![[0.0, 0.0, 1.0, 1.0]];
        let got = run(|| box_iou(boxes, &good), &told);
        assert_eq!(got, Err(expected.clone()), "box_iou, with these as a, of {told}");
        let got = run(|| box_iou(&good, boxes), &told);
        assert_eq!(got, Err(expected), "box_iou, with these as b, of {told}");
    }
}

fn input(boxes: &ArrayRef2<f64>, scores: &[f64], threshold: f64, mistake: &str) -> String {
    let given = match boxes.nrows() {
        n @ 9.. => format!("{n} boxes"),
        _ => format!("boxes\n{boxes:?}\nscores {scores:?}"),
    };
    format!("{given}, threshold {threshold}\nlikely mistake: {mistake}")
}

/// Runs the attempt. If it panics, the input and the likely mistake are told below its own words.
#[track_caller]
fn run<T>(attempt: impl FnOnce() -> T, told: &str) -> T {
    let panic = match catch_unwind(AssertUnwindSafe(attempt)) {
        Ok(answer) => return answer,
        Err(panic) => panic,
    };
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or(panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    panic!("it panics: {words}\n{told}");
}

/// The definition: the best box that is left is kept, and crosses out those that it covers.
fn definition(
    boxes: &ArrayRef2<f64>,
    scores: &[f64],
    classes: &[usize],
    threshold: f64,
) -> Vec<usize> {
    let overlap = |i: usize, j: usize| {
        let side = |low: usize, high: usize| {
            let (a, b) = (boxes.row(i), boxes.row(j));
            (a[high].min(b[high]) - a[low].max(b[low])).max(0.0)
        };
        let area = |i: usize| (boxes[[i, 2]] - boxes[[i, 0]]) * (boxes[[i, 3]] - boxes[[i, 1]]);
        let shared = side(0, 2) * side(1, 3);
        shared / (area(i) + area(j) - shared)
    };
    let mut left: Vec<usize> = (0..scores.len()).collect();
    left.sort_by(|&i, &j| scores[j].partial_cmp(&scores[i]).unwrap());
    let mut kept = Vec::new();
    while !left.is_empty() {
        let best = left.remove(0);
        left.retain(|&i| classes[i] != classes[best] || overlap(best, i) <= threshold);
        kept.push(best);
    }
    kept
}

/// Eighty boxes that overlap here and there, and their scores, all different.
fn many() -> (Array2<f64>, Vec<f64>) {
    let wave = |i: usize, speed: f64| (i as f64 * speed).sin();
    let boxes = Array2::from_shape_fn((80, 4), |(i, column)| {
        let (x, y) = (6.0 * wave(i, 1.7), 6.0 * wave(i + 9, 2.3));
        let (width, height) = (2.5 + wave(i, 0.9), 2.5 + wave(i, 3.1));
        [x, y, x + width, y + height][column]
    });
    (boxes, (0..80).map(|i| wave(i, 5.1)).collect())
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
    let mistake = "divided by one area, or by both with the shared part twice; or 1 is added to a \
                   side, or a small number to the union";
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
fn many_boxes_come_out_as_defined() {
    let (boxes, scores) = many();
    let mistake = "a box is compared with some of the kept boxes, or with others than those";
    for threshold in [0.0, 0.2, 0.5] {
        let expected = definition(&boxes, &scores, &[0; 80], threshold);
        assert_kept(&boxes, &scores, threshold, &expected, mistake);
    }
}

#[test]
fn classes_do_not_suppress_each_other() {
    let boxes = Array2::from(vec![[0.0, 0.0, 2.0, 2.0]; 4]);
    let mistake = "one class drops the other, or the answer is ordered by class and not by score";
    assert_kept_by_class(&boxes, &[0.7, 0.9, 0.8, 0.6], &[0, 7, 7, 0], 0.5, &[1, 0], mistake);
    let (boxes, scores) = many();
    let boxes = boxes + 10.0;
    let classes: Vec<usize> = (0..80).map(|i| (i * i + i / 2) % 3).collect();
    let expected = definition(&boxes, &scores, &classes, 0.2);
    assert_kept_by_class(&boxes, &scores, &classes, 0.2, &expected, mistake);
}

#[test]
fn another_number_of_scores_or_classes_is_an_error() {
    let boxes = Array2::from(vec![[0.0, 0.0, 1.0, 1.0]; 2]);
    for others in [3, 1, 0] {
        let expected = BoxError::LengthMismatch { boxes: 2, others };
        let mistake = "the scores are not counted";
        assert_refused(&boxes, &vec![0.5; others], 0.5, expected.clone(), mistake);
        let told =
            format!("2 boxes, 2 scores, {others} classes\nlikely mistake: they are not counted");
        let got = run(|| batched_nms(&boxes, &array![0.5, 0.5], &vec![0; others], 0.5), &told);
        assert_eq!(got, Err(expected), "{told}");
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
fn small_boxes_are_boxes() {
    let small = array![[0.0, 0.0, 1e-4, 1e-4], [0.0, 0.0, 1e-4, 0.5e-4]];
    let mistake = "a small number is added to the union, or a small area taken for none";
    assert_iou(&small, &small, array![[1.0, 0.5], [0.5, 1.0]], mistake);
    let (boxes, scores) = many();
    let expected = definition(&boxes, &scores, &[0; 80], 0.2);
    assert_kept(&(boxes * 1e-4), &scores, 0.2, &expected, mistake);
}

#[test]
fn of_equal_scores_the_lower_index_comes_first() {
    let boxes = array![[0.0, 0.0, 2.0, 2.0], [0.0, 0.0, 2.0, 2.0], [5.0, 5.0, 7.0, 7.0]];
    let mistake = "an ascending sort that is reversed, or one that is not stable";
    assert_kept(&boxes, &[0.5, 0.5, 0.5], 0.5, &[0, 2], mistake);
    // Three scores in mixed order, twenty of each.
    let apart = Array2::from_shape_fn((60, 4), |(i, c)| (10 * i + c) as f64);
    let scores: Vec<f64> = (0..60).map(|i| ((i * i + i / 2) % 3) as f64).collect();
    let mut expected: Vec<usize> = (0..60).collect();
    expected.sort_by(|&i, &j| scores[j].total_cmp(&scores[i]));
    assert_kept(&apart, &scores, 0.5, &expected, mistake);
}

#[test]
fn equal_scores_of_two_classes_come_by_index() {
    let apart = array![[0.0, 0.0, 1.0, 1.0], [2.0, 0.0, 3.0, 1.0], [4.0, 0.0, 5.0, 1.0]];
    let mistake = "class after class, and equal scores then stay in the order of the classes";
    assert_kept_by_class(&apart, &[0.5, 0.5, 0.9], &[1, 0, 1], 0.5, &[2, 0, 1], mistake);
}

#[test]
fn scores_of_zero_and_minus_zero_are_equal() {
    let twice = Array2::from(vec![[0.0, 0.0, 1.0, 1.0]; 2]);
    let mistake = "`total_cmp` ranks -0.0 below 0.0";
    assert_kept(&twice, &[-0.0, 0.0], 0.5, &[0], mistake);
}

#[test]
fn classes_below_zero_do_not_suppress_each_other() {
    let boxes = array![[-10.0, -10.0, -1.0, -1.0], [-10.0, -10.0, -1.0, -1.0]];
    let mistake = "each class is moved by the largest coordinate, which is below zero here";
    assert_kept_by_class(&boxes, &[0.9, 0.8], &[0, 1], 0.5, &[0, 1], mistake);
}

#[test]
fn classes_may_be_any_numbers() {
    let (boxes, scores) = many();
    let mistake = "each class is moved to a place of its own, so far that corners lose digits";
    for class in [1_000_000_000_000_000, usize::MAX] {
        let classes: Vec<usize> = (0..80).map(|i| if i % 3 == 0 { 0 } else { class }).collect();
        let expected = definition(&boxes, &scores, &classes, 0.2);
        assert_kept_by_class(&boxes, &scores, &classes, 0.2, &expected, mistake);
    }
}

#[test]
fn no_boxes_leave_none() {
    let (none, one) = (Array2::zeros((0, 4)), array![[0.0, 0.0, 1.0, 1.0]]);
    let mistake = "no boxes are no error, and there is no best of them";
    assert_iou(&none, &one, Array2::zeros((0, 1)), mistake);
    assert_iou(&one, &none, Array2::zeros((1, 0)), mistake);
    assert_kept(&none, &[], 0.5, &[], mistake);
    assert_kept_by_class(&none, &[], &[], 0.5, &[], mistake);
}

#[track_caller]
fn assert_bad_boxes(bad_boxes: &[[f64; 4]], mistake: &str) {
    for &bad in bad_boxes {
        let boxes = Array2::from(vec![[0.0, 0.0, 1.0, 1.0], bad, bad]);
        assert_refused(&boxes, &[0.9, 0.8, 0.7], 0.5, BoxError::BadBox { row: 1 }, mistake);
    }
}

#[test]
fn exchanged_corners_are_named() {
    let mistake = "the corners are not compared: with both exchanged the area is positive";
    assert_bad_boxes(&[[2.0, 2.0, 0.0, 0.0], [2.0, 0.0, 0.0, 2.0], [0.0, 2.0, 2.0, 0.0]], mistake);
}

#[test]
fn corner_that_is_not_finite_is_named() {
    let (nan, inf) = (f64::NAN, f64::INFINITY);
    let mistake = "a NaN is not greater than anything; an infinite side has no finite area";
    let bad_boxes = [
        [nan, 0.0, 1.0, 1.0],
        [0.0, 0.0, 1.0, nan],
        [0.0, 0.0, inf, 1.0],
        [-inf, 0.0, inf, 0.0],
        [0.0, -inf, 0.0, 1.0],
    ];
    assert_bad_boxes(&bad_boxes, mistake);
}

#[test]
fn area_that_overflows_is_an_error() {
    let mistake = "the corners are finite, and the area is not: infinity / infinity is NaN";
    assert_bad_boxes(&[[0.0, 0.0, 1e200, 1e200]], mistake);
}

#[test]
fn score_that_is_not_a_number_is_named() {
    let boxes = Array2::from(vec![[0.0, 0.0, 1.0, 1.0]; 3]);
    let expected = BoxError::BadScore { row: 1 };
    let mistake = "a NaN is neither above nor below another score";
    assert_refused(&boxes, &[0.9, f64::NAN, f64::NAN], 0.5, expected, mistake);
}

#[test]
fn infinite_score_is_a_score() {
    let boxes = Array2::from(vec![[0.0, 0.0, 1.0, 1.0]; 3]);
    let mistake = "infinity is greater than every other score, and not an error";
    assert_kept(&boxes, &[0.9, f64::INFINITY, f64::NEG_INFINITY], 0.5, &[1], mistake);
}

#[test]
fn threshold_out_of_range_is_an_error() {
    let boxes = Array2::from(vec![[0.0, 0.0, 1.0, 1.0]; 2]);
    let mistake = "an intersection over union is between 0 and 1";
    for threshold in [-0.5, 1.5, f64::INFINITY] {
        let expected = BoxError::BadThreshold { threshold };
        assert_refused(&boxes, &[0.9, 0.8], threshold, expected, mistake);
    }
    let told = "threshold NaN\nlikely mistake: NaN is neither below 0 nor above 1";
    let got = run(|| nms(&boxes, &array![0.9, 0.8], f64::NAN), told);
    // A NaN does not equal itself, so neither does the error.
    assert!(matches!(got, Err(BoxError::BadThreshold { .. })), "{told}\ngot {got:?}");
}

#[test]
fn boxes_of_another_width_are_an_error() {
    for columns in [5, 3, 0] {
        let boxes = Array2::zeros((2, columns));
        let mistake = "a box is four numbers; the columns are not counted";
        let expected = BoxError::NotFourColumns { columns };
        assert_refused(&boxes, &[0.9, 0.8], 0.5, expected, mistake);
    }
}

#[test]
fn of_several_errors_the_first_is_given() {
    let (nan, good) = (f64::NAN, array![[0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 1.0, 1.0]]);
    let (narrow, bad) = (Array2::zeros((2, 3)), array![[0.0, 0.0, 1.0, 1.0], [1.0, 0.0, 0.0, 1.0]]);
    let mistake = "the order is threshold, lengths, columns, boxes, scores";
    let mismatch = BoxError::LengthMismatch { boxes: 2, others: 1 };
    assert_refused(&good, &[0.5], 2.0, BoxError::BadThreshold { threshold: 2.0 }, mistake);
    assert_refused(&narrow, &[0.5], 0.5, mismatch, mistake);
    let expected = BoxError::NotFourColumns { columns: 3 };
    assert_refused(&narrow, &[nan, 0.5], 0.5, expected, mistake);
    assert_refused(&bad, &[nan, 0.5], 0.5, BoxError::BadBox { row: 1 }, mistake);
    let told = "box_iou\nlikely mistake: b is looked at before a";
    let got = run(|| box_iou(&bad, &bad.slice(s![..;-1, ..])), told);
    assert_eq!(got, Err(BoxError::BadBox { row: 1 }), "{told}");
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    let (boxes, scores) = many();
    let mistake = "the memory is read in its own order, or past the view";
    let by_column = boxes.t().as_standard_layout().into_owned();
    let expected = definition(&boxes, &scores, &[0; 80], 0.2);
    assert_kept(&by_column.t(), &scores, 0.2, &expected, mistake);
    let every_third = boxes.slice(s![..;3, ..]);
    let expected = definition(&every_third, &scores[..27], &[0; 27], 0.2);
    assert_kept(&every_third, &scores[..27], 0.2, &expected, mistake);
}
