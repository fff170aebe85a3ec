//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file. Nothing is rounded, so everything is compared exactly.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, array, s};
use one_hot_and_back::{OneHotError, argmax, bincount, one_hot};

/// What the attempt gives. If it panics, the message also says which mistake is likely.
fn call<T>(attempt: impl FnOnce() -> T, mistake: &str) -> T {
    catch_unwind(AssertUnwindSafe(attempt)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref().copied();
        let text = text.or_else(|| panic.downcast_ref().map(String::as_str)).unwrap_or("a panic");
        resume_unwind(Box::new(format!("{text}\nlikely mistake: {mistake}")))
    })
}

#[track_caller]
fn assert_matrix(
    labels: &ArrayRef1<i64>,
    classes: usize,
    expected: &ArrayRef2<f64>,
    mistake: &str,
) {
    let got = one_hot(labels, classes);
    assert_eq!(
        got,
        Ok(expected.to_owned()),
        "one-hot of {labels}, {classes} classes\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_counts(
    labels: &ArrayRef1<i64>,
    classes: usize,
    expected: &ArrayRef1<usize>,
    mistake: &str,
) {
    let got = bincount(labels, classes);
    assert_eq!(
        got,
        Ok(expected.to_owned()),
        "counts of {labels}, {classes} classes\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_argmax(scores: &ArrayRef2<f64>, expected: &ArrayRef1<i64>, mistake: &str) {
    let got = argmax(scores);
    assert_eq!(got, Ok(expected.to_owned()), "argmax of\n{scores}\nlikely mistake: {mistake}");
}

#[track_caller]
fn assert_bad_label(labels: &ArrayRef1<i64>, classes: usize, row: usize, rule: &str) {
    let expected = OneHotError::LabelOutOfRange { row, label: labels[row], classes };
    let input = format!("{labels}, {classes} classes\nthe rule: {rule}");
    let got = call(|| one_hot(labels, classes), rule);
    assert_eq!(got, Err(expected.clone()), "one-hot of {input}");
    let got = call(|| bincount(labels, classes), rule);
    assert_eq!(got, Err(expected), "counts of {input}");
}

// ---- Core: what the problem says ----

#[test]
fn worked_example_comes_out_right() {
    let labels = array![2, 0, 2];
    let matrix = array![[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]];
    assert_matrix(&labels, 3, &matrix, "a row for each label, a column for each class");
    assert_counts(&labels, 3, &array![1, 0, 2], "class 1 does not occur, so its count is 0");
    let scores = array![[0.1, 0.2, 0.7], [0.5, 0.3, 0.2], [0.2, 0.4, 0.4]];
    assert_argmax(
        &scores,
        &array![2, 0, 1],
        "in the last row two scores are equal, and the first wins",
    );
}

/// Guard: the three functions have to agree. A mistake in one of them fails its own check too.
#[test]
fn there_and_back_is_where_it_began() {
    let labels: Array1<i64> = (0..60).map(|i| i * i % 7).collect();
    let matrix = one_hot(&labels, 7).unwrap_or_else(|e| panic!("{labels} was refused: {e:?}"));
    assert_argmax(&matrix, &labels, "a label became another one on its way");
    let sums = matrix.sum_axis(ndarray::Axis(0)).mapv(|sum| sum as usize);
    assert_counts(&labels, 7, &sums, "the columns of the matrix sum to the counts");
}

#[test]
fn class_that_nobody_has_keeps_its_place() {
    let labels = array![1, 1];
    let mistake = "the classes are those that are given, not those that occur";
    assert_matrix(&labels, 4, &array![[0.0, 1.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]], mistake);
    assert_counts(&labels, 4, &array![0, 2, 0, 0], mistake);
}

#[test]
fn negative_label_is_an_error() {
    let rule = "-1 is not the last class; it marks a row to be left out, or a bug";
    for bad in [-1, -3, -4, -100] {
        assert_bad_label(&array![0, bad, 1], 3, 1, rule);
    }
    assert_bad_label(&array![4, 3, 2, -1], 5, 3, rule);
}

#[test]
fn label_at_the_number_of_classes_is_an_error() {
    let rule = "labels run from 0 to classes - 1; one more lands in the next row, or past the end";
    assert_bad_label(&array![3, 0], 3, 0, rule);
    assert_bad_label(&array![1, 2, 3], 3, 2, rule);
    assert_bad_label(&array![0, 99, 1], 3, 1, rule);
    assert_bad_label(&array![0, 0, 0, 1], 1, 3, rule);
}

#[test]
fn of_equal_scores_the_first_wins() {
    let mistake = "the last of equal scores wins, as with Iterator::max_by, and with `>=`";
    assert_argmax(&array![[0.4, 0.4, 0.2], [0.2, 0.4, 0.4]], &array![0, 1], mistake);
    assert_argmax(&Array2::zeros((2, 3)), &array![0, 0], mistake);
}

#[test]
fn of_many_equal_scores_the_first_wins() {
    // 60 scores of seven sizes in mixed order. The highest stand eight times or more in each row.
    let scores = Array2::from_shape_fn((2, 60), |(row, i)| ((i * i + row * i + row) % 7) as f64);
    let first = |row: ndarray::ArrayView1<f64>| {
        let highest = row.fold(f64::NEG_INFINITY, |a, &b| a.max(b));
        row.iter().position(|&score| score == highest).unwrap() as i64
    };
    let expected: Array1<i64> = scores.rows().into_iter().map(first).collect();
    let mistake = "sort_unstable mixes equal scores as soon as there are more than 20";
    assert_argmax(&scores, &expected, mistake);
}

#[test]
fn scores_may_be_negative() {
    let scores = array![[-3.0, -1.0, -2.0], [-1e3, -7.0, -0.5]];
    assert_argmax(&scores, &array![1, 2], "the search starts at a score of 0");
}

#[test]
fn infinities_are_scores() {
    let (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
    let mistake = "an infinity is refused, or the search starts at f64::MIN";
    assert_argmax(&array![[0.0, high, 1.0], [low, high, high]], &array![1, 1], mistake);
    assert_argmax(&array![[low, low, low], [low, f64::MIN, low]], &array![0, 1], mistake);
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn label_that_a_cast_makes_small_is_an_error() {
    let rule = "a cast keeps the low bits: 257 and -255 as u8 are 1, and 1 << 32 as u32 is 0";
    for bad in [257, -255, 1 << 32, 1 - (1 << 32), i64::MAX, i64::MIN] {
        assert_bad_label(&array![2, bad], 3, 1, rule);
    }
}

#[test]
fn the_first_bad_label_is_named() {
    let rule = "the first bad label from the top, whether it is too small or too large";
    assert_bad_label(&array![0, 5, -1], 3, 1, rule);
    assert_bad_label(&array![0, -1, 5], 3, 1, rule);
}

#[test]
fn no_labels_are_a_matrix_of_no_rows() {
    let none = Array1::zeros(0);
    let mistake = "an empty batch is no error: it has no bad label";
    assert_matrix(&none, 3, &Array2::zeros((0, 3)), mistake);
    assert_counts(&none, 3, &array![0, 0, 0], mistake);
    assert_matrix(&none, 0, &Array2::zeros((0, 0)), mistake);
    assert_counts(&none, 0, &array![], mistake);
    assert_argmax(&Array2::zeros((0, 3)), &array![], mistake);
}

#[test]
fn without_classes_every_label_is_out_of_range() {
    assert_bad_label(&array![0, 1], 0, 0, "with no classes there is no column 0");
}

#[test]
fn zeros_of_either_sign_are_equal() {
    let mistake = "-0.0 == 0.0, but total_cmp puts -0.0 below";
    assert_argmax(&array![[-0.0, 0.0], [0.0, -0.0]], &array![0, 0], mistake);
}

#[test]
fn nan_anywhere_in_a_row_is_named() {
    let nan = f64::NAN;
    let bad_rows = [[nan, 0.9, 0.1], [0.1, nan, 0.9], [0.9, 0.1, nan], [nan, nan, nan]];
    for (bad, row) in bad_rows.into_iter().zip([1, 0, 2, 1]) {
        // The last row is bad too, and the first bad row is the one to name.
        let mut scores = Array2::zeros((4, 3));
        scores.row_mut(row).assign(&ndarray::aview1(&bad));
        scores[[3, 1]] = nan;
        let rule = "a comparison with NaN is always false, so it alone does not find NaN";
        let got = call(|| argmax(&scores), rule);
        let expected = Err(OneHotError::NotANumber { row });
        assert_eq!(got, expected, "argmax of\n{scores}\nthe rule: {rule}");
    }
}

#[test]
fn rows_of_no_classes_are_an_error() {
    for rows in [0, 3] {
        let expected = Err(OneHotError::NoClasses);
        let rule = "there is no highest among no scores, and no class 0";
        let got = call(|| argmax(&Array2::zeros((rows, 0))), rule);
        assert_eq!(got, expected, "argmax of shape ({rows}, 0)\nthe rule: {rule}");
    }
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    let table = array![[2, 9], [0, 9], [1, 9]];
    let mistake = "the memory is read in its own order, or past the view";
    assert_counts(&table.column(0), 3, &array![1, 1, 1], mistake);
    let reversed = array![[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]];
    assert_matrix(&table.slice(s![..;-1, 0]), 3, &reversed, mistake);
    let by_class = array![[0.1, 0.6, 0.3], [0.9, 0.4, 0.7]];
    assert_argmax(&by_class.t(), &array![1, 0, 1], mistake);
}
