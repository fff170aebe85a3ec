//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::cmp::Reverse;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ndarray::{Array2, ArrayRef2, array, s};
use top_k_accuracy::{TopKError, top_k_accuracy};

/// An accuracy is one whole number divided by another, or at worst a sum of a few shares: rounding
/// stays below 1e-12. One row counted wrongly moves it by a quarter or more.
const TOLERANCE: f64 = 1e-9;

#[track_caller]
fn assert_accuracy(y: &[usize], scores: &ArrayRef2<f64>, k: usize, expected: f64, mistake: &str) {
    let told = format!("labels {y:?}, k {k}, scores\n{scores}\nlikely mistake: {mistake}");
    let got = run(y, scores, k, &told)
        .unwrap_or_else(|e| panic!("valid input was refused: {e:?}\n{told}"));
    assert!((got - expected).abs() <= TOLERANCE, "expected {expected}, got {got}\n{told}");
}

#[track_caller]
fn assert_error(y: &[usize], scores: &ArrayRef2<f64>, k: usize, expected: TopKError, rule: &str) {
    let told = format!("labels {y:?}, k {k}, scores\n{scores}\nthe rule: {rule}");
    assert_eq!(run(y, scores, k, &told), Err(expected), "{told}");
}

/// Runs the attempt. If it panics, the input and the likely mistake are told below its own words.
#[track_caller]
fn run(y: &[usize], scores: &ArrayRef2<f64>, k: usize, told: &str) -> Result<f64, TopKError> {
    let panic = match catch_unwind(AssertUnwindSafe(|| top_k_accuracy(y, scores, k))) {
        Ok(answer) => return answer,
        Err(panic) => panic,
    };
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or(panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    panic!("it panics: {words}\n{told}");
}

// ---- Core: what the problem says ----

#[test]
fn row_is_right_if_its_label_is_among_the_k_best() {
    // Best first, the classes are 0, 2, 1. One row, so the accuracy is 0 or 1.
    let scores = array![[0.5, 0.2, 0.3]];
    let mistake = "`<=` where fewer than k classes may rank before the label";
    for (place, label) in [0, 2, 1].into_iter().enumerate() {
        for k in 1..=3 {
            let expected = if place < k { 1.0 } else { 0.0 };
            assert_accuracy(&[label], &scores, k, expected, mistake);
        }
    }
}

#[test]
fn accuracy_is_the_share_of_right_rows() {
    let mistake = "`hits / rows` in whole numbers is 0 or 1: divide as `f64`, and by the rows";
    let scores = array![[0.6, 0.3, 0.1], [0.1, 0.6, 0.3], [0.3, 0.1, 0.6]];
    assert_accuracy(&[0, 0, 0], &scores, 1, 1.0 / 3.0, mistake);
    // Before the labels rank 0, 0, 1 and 2 classes.
    let scores = array![[0.5, 0.2, 0.3], [0.3, 0.4, 0.2], [0.2, 0.4, 0.3], [0.7, 0.2, 0.1]];
    for (k, expected) in [(1, 0.5), (2, 0.75), (3, 1.0)] {
        assert_accuracy(&[0, 1, 2, 2], &scores, k, expected, mistake);
    }
}

#[test]
fn of_equal_scores_the_higher_index_ranks_first() {
    let scores = array![[0.4, 0.4, 0.2]];
    let mistake = "the tie goes to the lower index, as with argmax, or to the label, or against it";
    assert_accuracy(&[1], &scores, 1, 1.0, mistake);
    assert_accuracy(&[0], &scores, 1, 0.0, mistake);
    assert_accuracy(&[0], &scores, 2, 1.0, mistake);
    // Classes 6 and 4 rank before class 2, and class 0 after it.
    let every_other = array![[0.5, 0.0, 0.5, 0.0, 0.5, 0.0, 0.5, 0.0]];
    let mistake = "of the equal scores only those to the right of the label rank before it";
    assert_accuracy(&[2], &every_other, 2, 0.0, mistake);
    assert_accuracy(&[2], &every_other, 3, 1.0, mistake);
}

#[test]
fn constant_scores_rank_by_index_alone() {
    let constant = array![[0.25, 0.25, 0.25, 0.25]];
    let mistake = "all ties are won, or all are lost, by a model that knows nothing";
    for (place, label) in (0..4).rev().enumerate() {
        for k in 1..4 {
            let expected = if place < k { 1.0 } else { 0.0 };
            assert_accuracy(&[label], &constant, k, expected, mistake);
        }
    }
}

#[test]
fn ties_among_fifty_classes_follow_the_same_rule() {
    // Five scores, each of about ten classes, in mixed order. With 20 elements or fewer, the
    // unstable sort of the standard library happens to keep equal ones in order.
    let level = |class: usize| class * 37 % 53 % 5;
    let scores = Array2::from_shape_fn((1, 50), |(_, class)| level(class) as f64);
    let mut best_first: Vec<usize> = (0..50).collect();
    best_first.sort_by_key(|&class| Reverse((level(class), class)));
    let mistake = "an unstable sort by score alone mixes classes with equal scores";
    for (place, &label) in best_first.iter().enumerate() {
        assert_accuracy(&[label], &scores, place + 1, 1.0, mistake);
        if place > 0 {
            assert_accuracy(&[label], &scores, place, 0.0, mistake);
        }
    }
}

#[test]
fn scores_need_not_be_probabilities() {
    let scores = array![[-3.5, -1.25, -7.0], [-2.0, 900.0, 30.0]];
    let mistake = "the search for the best starts at a score of 0";
    assert_accuracy(&[1, 1], &scores, 1, 1.0, mistake);
    assert_accuracy(&[2, 0], &scores, 2, 0.0, mistake);
}

#[test]
fn more_or_fewer_labels_than_rows_is_an_error() {
    let all = array![[0.1, 0.9], [0.8, 0.2], [0.5, 0.5]];
    for (labels, rows) in [(2, 3), (3, 2)] {
        let rule = "one label for each row; `zip` stops at the shorter side in silence";
        let expected = TopKError::LengthMismatch { labels, rows };
        assert_error(&[1, 0, 1][..labels], &all.slice(s![..rows, ..]), 1, expected, rule);
    }
}

#[test]
fn label_without_a_column_is_named() {
    let rule = "the first label that is `>= classes` is named; it is a bug, not a poor prediction";
    let counted_from_one = TopKError::LabelOutOfRange { row: 2, label: 3, classes: 3 };
    assert_error(&[1, 2, 3], &Array2::eye(3), 1, counted_from_one, rule);
    let far = TopKError::LabelOutOfRange { row: 0, label: 99, classes: 2 };
    assert_error(&[99, 50], &array![[0.5, 0.5], [0.5, 0.5]], 1, far, rule);
    let no_columns = TopKError::LabelOutOfRange { row: 0, label: 0, classes: 0 };
    assert_error(&[0, 0], &Array2::zeros((2, 0)), 1, no_columns, rule);
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn minus_zero_ties_with_zero() {
    for scores in [array![[0.0, -0.0, -1.0]], array![[-0.0, 0.0, -1.0]]] {
        let mistake = "-0.0 == 0.0, but total_cmp and the bits say otherwise";
        assert_accuracy(&[0], &scores, 1, 0.0, mistake);
        assert_accuracy(&[1], &scores, 1, 1.0, mistake);
    }
}

#[test]
fn scores_one_bit_apart_do_not_tie() {
    let scores = array![[0.1 + 0.2, 0.3, 0.0], [1e-12, 2e-12, -1.0]];
    let mistake = "a tolerance, or a rounding to f32, makes a tie of two scores that differ";
    assert_accuracy(&[0, 1], &scores, 1, 1.0, mistake);
    assert_accuracy(&[1, 0], &scores, 1, 0.0, mistake);
}

#[test]
fn infinities_are_ordinary_scores() {
    let (inf, low) = (f64::INFINITY, f64::NEG_INFINITY);
    let scores = array![[1.0, inf, 2.0], [low, 0.0, 1.0]];
    let mistake = "`is_finite` refuses infinities; only NaN is no score";
    assert_accuracy(&[1, 2], &scores, 1, 1.0, mistake);
    assert_accuracy(&[2, 1], &scores, 2, 1.0, mistake);
    assert_accuracy(&[0, 0], &scores, 2, 0.0, mistake);
}

#[test]
fn equal_infinities_tie() {
    let (inf, low) = (f64::INFINITY, f64::NEG_INFINITY);
    let mistake = "an infinity marks a class as taken, or is subtracted from itself, which is NaN";
    // Class 1 is among the k best, and class 0 is not.
    for (scores, k) in [(array![[low, low, 0.0]], 2), (array![[inf, inf, 1.0]], 1)] {
        assert_accuracy(&[1], &scores, k, 1.0, mistake);
        assert_accuracy(&[0], &scores, k, 0.0, mistake);
    }
}

#[test]
fn k_of_all_classes_or_more_is_one() {
    let scores = array![[0.1, 0.2, 0.7], [0.7, 0.2, 0.1]];
    for k in [3, 4, 100, usize::MAX] {
        let mistake = "there are only 3 classes to take, so `order[..k]` panics above that";
        assert_accuracy(&[0, 2], &scores, k, 1.0, mistake);
    }
    assert_accuracy(&[0], &array![[0.3]], 1, 1.0, "one class is always the best");
}

#[test]
fn k_of_all_classes_still_looks_at_the_rows() {
    let rule = "no `return Ok(1.0)` before the input has been looked at";
    let bad_label = TopKError::LabelOutOfRange { row: 1, label: 2, classes: 2 };
    assert_error(&[0, 2], &array![[0.1, 0.9], [0.5, 0.5]], 2, bad_label, rule);
    assert_error(&[0], &array![[0.1, f64::NAN]], 7, TopKError::NotANumber { row: 0 }, rule);
}

#[test]
fn k_of_zero_is_an_error() {
    let rule = "no label is among the best 0; in Python `[:, -0:]` takes every column instead";
    assert_error(&[0, 1], &array![[0.1, 0.9], [0.5, 0.5]], 0, TopKError::ZeroK, rule);
}

#[test]
fn no_rows_is_an_error() {
    for classes in [0, 3] {
        let rule = "0 / 0 is NaN, which is not an accuracy";
        assert_error(&[], &Array2::zeros((0, classes)), 1, TopKError::Empty, rule);
    }
}

#[test]
fn only_one_side_empty_is_a_mismatch() {
    let rule = "`Empty` means that there are neither labels nor rows";
    let no_labels = TopKError::LengthMismatch { labels: 0, rows: 2 };
    assert_error(&[], &array![[0.1, 0.9], [0.8, 0.2]], 1, no_labels, rule);
    let no_rows = TopKError::LengthMismatch { labels: 2, rows: 0 };
    assert_error(&[1, 0], &Array2::zeros((0, 2)), 1, no_rows, rule);
}

#[test]
fn nan_anywhere_in_a_row_is_named() {
    let nan = f64::NAN;
    // The label of the middle row is 1. The NaN is on its left, at its place, or on its right. There
    // the label ranks first once and last once.
    let bad_rows =
        [[nan, 0.9, 0.1], [0.5, nan, 0.5], [0.1, 0.9, nan], [0.9, 0.1, nan], [nan, nan, nan]];
    for bad in bad_rows {
        let scores = Array2::from(vec![[0.0; 3], bad, [0.0; 3]]);
        for k in [1, 2] {
            let rule = "each row is looked at to its end, whatever the label's own score and k";
            assert_error(&[0, 1, 2], &scores, k, TopKError::NotANumber { row: 1 }, rule);
        }
    }
}

#[test]
fn of_several_errors_the_first_is_given() {
    let rule = "Empty, ZeroK, LengthMismatch; then row by row, the label before the scores";
    assert_error(&[], &Array2::zeros((0, 3)), 0, TopKError::Empty, rule);
    let scores = array![[f64::NAN, 0.1], [0.2, 0.3]];
    assert_error(&[9], &scores, 0, TopKError::ZeroK, rule);
    let mismatch = TopKError::LengthMismatch { labels: 1, rows: 2 };
    assert_error(&[9], &scores, 1, mismatch, rule);
    let label = TopKError::LabelOutOfRange { row: 0, label: 9, classes: 2 };
    assert_error(&[9, 0], &scores, 1, label, rule);
    assert_error(&[0, 9], &scores, 1, TopKError::NotANumber { row: 0 }, rule);
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    // No two scores of a row are equal, and each accuracy is 0 or 1: only the layout is judged.
    let mistake = "the memory is read in its own order, or past the view; use the rows of the view";
    let wide = array![[0.2, 9.0, 0.5, 9.0, 0.3], [0.6, 9.0, 0.1, 9.0, 0.3]];
    assert_accuracy(&[1, 0], &wide.slice(s![.., ..;2]), 1, 1.0, mistake);
    assert_accuracy(&[0, 1], &wide.slice(s![.., ..;2]), 2, 0.0, mistake);
    // Mirrored, the rows read 0.3, 0.5, 0.2 and 0.3, 0.1, 0.6.
    assert_accuracy(&[1, 2], &wide.slice(s![.., ..;-2]), 1, 1.0, mistake);
    let by_class = array![[0.2, 0.6], [0.5, 0.1], [0.3, 0.3]];
    assert_accuracy(&[2, 2], &by_class.t(), 2, 1.0, mistake);
    assert_accuracy(&[0, 1], &by_class.t(), 2, 0.0, mistake);
}
