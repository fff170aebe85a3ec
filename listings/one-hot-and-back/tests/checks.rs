//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file. Nothing is rounded, so everything is compared exactly.

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, array, s};
use one_hot_and_back::{OneHotError, argmax, bincount, one_hot};

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
    assert_eq!(one_hot(labels, classes), Err(expected.clone()), "one-hot of {input}");
    assert_eq!(bincount(labels, classes), Err(expected), "counts of {input}");
}

// ---- Core: what the problem says ----

#[test]
fn worked_example_comes_out_right() {
    let labels = array![2, 0, 2];
    let matrix = array![[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]];
    assert_matrix(&labels, 3, &matrix, "a row for each label, a column for each class");
    assert_counts(&labels, 3, &array![1, 0, 2], "class 1 is not named, and has the count 0");
    let scores = array![[0.1, 0.2, 0.7], [0.5, 0.3, 0.2], [0.2, 0.4, 0.4]];
    assert_argmax(&scores, &array![2, 0, 1], "the last row has a tie, which the first class wins");
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
    for bad in [-1, -3, -4, i64::MIN] {
        assert_bad_label(&array![0, bad, 1], 3, 1, rule);
    }
    assert_bad_label(&array![-255], 3, 0, "a cast keeps the low bits: -255 as u8 is 1");
}

#[test]
fn label_at_the_number_of_classes_is_an_error() {
    let rule = "labels run from 0 to classes - 1; one more lands in the next row, or past the end";
    assert_bad_label(&array![3, 0], 3, 0, rule);
    assert_bad_label(&array![1, 2, 3], 3, 2, rule);
    assert_bad_label(&array![0, 99, 1], 3, 1, rule);
    for bad in [257, 1 << 32, i64::MAX] {
        assert_bad_label(&array![bad], 3, 0, "a cast keeps the low bits: 257 as u8 is 1");
    }
}

#[test]
fn scores_may_be_negative_or_infinite() {
    let low = f64::NEG_INFINITY;
    let mistake = "the search starts at 0, or at f64::MIN; or an infinity is refused";
    assert_argmax(&array![[-3.0, -1.0, -2.0], [low, low, -1e308]], &array![1, 2], mistake);
    assert_argmax(&array![[low, low, low], [0.0, f64::INFINITY, 1.0]], &array![0, 1], mistake);
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn the_first_bad_label_is_named() {
    let rule = "row by row from the top, whatever is wrong with the label";
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
fn of_equal_scores_the_first_wins() {
    let mistake = "Iterator::max_by gives the last of equal elements, and `>=` does too";
    assert_argmax(&array![[0.4, 0.4, 0.2], [0.2, 0.4, 0.4]], &array![0, 1], mistake);
    assert_argmax(&Array2::zeros((2, 3)), &array![0, 0], mistake);
    let mistake = "-0.0 == 0.0, but total_cmp puts it below";
    assert_argmax(&array![[-0.0, 0.0], [0.0, -0.0]], &array![0, 0], mistake);
}

#[test]
fn nan_anywhere_in_a_row_is_named() {
    let nan = f64::NAN;
    let bad_rows = [[nan, 0.9, 0.1], [0.1, nan, 0.9], [0.9, 0.1, nan], [nan, nan, nan]];
    for bad in bad_rows {
        let scores = Array2::from(vec![[0.0; 3], bad, bad]);
        let expected = Err(OneHotError::NotANumber { row: 1 });
        let rule =
            "nothing is above NaN and it is above nothing; a comparison alone passes over it";
        assert_eq!(argmax(&scores), expected, "argmax of\n{scores}\nthe rule: {rule}");
    }
}

#[test]
fn rows_of_no_classes_are_an_error() {
    for rows in [0, 3] {
        let expected = Err(OneHotError::NoClasses);
        let rule = "there is no highest among no scores, and no class 0";
        assert_eq!(
            argmax(&Array2::zeros((rows, 0))),
            expected,
            "shape ({rows}, 0)\nthe rule: {rule}"
        );
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
