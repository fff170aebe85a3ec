//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use broadcast_by_hand::{BroadcastError, broadcast_shapes, mse};
use ndarray::{ArrayD, ArrayRefD, IxDyn, arr0, array, s};

/// An expected error is a sum of a few squares of small whole numbers and one division: rounding
/// stays below 1e-12.
const TOLERANCE: f64 = 1e-9;

/// Broadcasts both ways round.
#[track_caller]
fn assert_shape(a: &[usize], b: &[usize], expected: &[usize], mistake: &str) {
    for (a, b) in [(a, b), (b, a)] {
        let got = broadcast_shapes(a, b);
        assert_eq!(got, Ok(expected.to_vec()), "{a:?} with {b:?}\nlikely mistake: {mistake}");
    }
}

/// Refused both ways round, with the lengths in the order of the shapes.
#[track_caller]
fn assert_incompatible(a: &[usize], b: &[usize], axis: usize, lengths: (usize, usize), rule: &str) {
    for (a, b, lengths) in [(a, b, lengths), (b, a, (lengths.1, lengths.0))] {
        let expected = BroadcastError::Incompatible { axis, a: lengths.0, b: lengths.1 };
        let got = broadcast_shapes(a, b);
        assert_eq!(got, Err(expected), "{a:?} with {b:?}\nthe rule: {rule}");
    }
}

/// Refused both ways round, on whichever axis.
#[track_caller]
fn assert_refused(a: &[usize], b: &[usize], rule: &str) {
    for (a, b) in [(a, b), (b, a)] {
        let got = broadcast_shapes(a, b);
        assert!(got.is_err(), "{a:?} with {b:?}: expected an error, got {got:?}\nthe rule: {rule}");
    }
}

#[track_caller]
fn assert_shapes_differ(prediction: &ArrayRefD<f64>, target: &ArrayRefD<f64>, rule: &str) {
    let (p, t) = (prediction.shape().to_vec(), target.shape().to_vec());
    let input = format!("prediction\n{prediction}\ntarget\n{target}");
    let expected = BroadcastError::ShapesDiffer { prediction: p, target: t };
    assert_eq!(mse(prediction, target), Err(expected), "{input}\nthe rule: {rule}");
}

#[track_caller]
fn assert_mse(prediction: &ArrayRefD<f64>, target: &ArrayRefD<f64>, expected: f64, mistake: &str) {
    let input = format!("prediction\n{prediction}\ntarget\n{target}");
    let got = mse(prediction, target)
        .unwrap_or_else(|e| panic!("valid input was refused: {e:?}\n{input}"));
    assert!(
        (got - expected).abs() <= TOLERANCE,
        "{input}\nexpected {expected}, got {got}\nlikely mistake: {mistake}"
    );
}

// ---- Core: what the problem says ----

#[test]
fn shapes_are_aligned_at_the_last_axis() {
    let mistake = "axes are paired from the first one; only the last ones belong together";
    assert_shape(&[2, 3], &[3], &[2, 3], mistake);
    assert_shape(&[5, 2, 3], &[2, 1], &[5, 2, 3], mistake);
    assert_refused(&[2, 3], &[2], mistake);
}

#[test]
fn equal_shapes_stay_as_they_are() {
    for shape in [&[3][..], &[2, 3], &[4, 1, 2], &[1, 1], &[2, 3, 4, 5, 6, 7]] {
        assert_shape(shape, shape, shape, "an axis is lost or added, or the axes are in reverse");
    }
}

#[test]
fn length_of_1_stretches_on_either_side() {
    let mistake = "both shapes may stretch, each on its own axes, and neither is the larger one";
    assert_shape(&[2, 3], &[1, 3], &[2, 3], mistake);
    assert_shape(&[2, 3], &[2, 1], &[2, 3], mistake);
    assert_shape(&[4, 1, 6], &[1, 5, 1], &[4, 5, 6], mistake);
}

#[test]
fn axes_of_the_longer_shape_are_kept() {
    let mistake = "zip stops at the shorter shape, or the result is built from the last axis on";
    assert_shape(&[8, 7, 6, 5], &[6, 1], &[8, 7, 6, 5], mistake);
    assert_shape(&[1, 1, 3], &[3], &[1, 1, 3], mistake);
}

#[test]
fn vector_against_a_column_is_a_matrix() {
    let mistake = "[n] is a row, [1, n], and against a column both stretch";
    assert_shape(&[3], &[3, 1], &[3, 3], mistake);
    assert_shape(&[4], &[3, 1], &[3, 4], mistake);
}

#[test]
fn only_a_length_of_1_stretches() {
    let rule = "4 rows are not 2 rows twice";
    assert_refused(&[4], &[2], rule);
    assert_refused(&[6, 5], &[3, 5], rule);
    assert_refused(&[3], &[4], rule);
}

#[test]
fn the_axis_counts_from_the_front_of_the_longer_shape() {
    let rule = "the axis is an index into the longer shape, and the lengths are in the order of the arguments";
    assert_incompatible(&[6, 5], &[3, 5], 0, (6, 3), rule);
    assert_incompatible(&[2, 3, 4], &[2, 5, 4], 1, (3, 5), rule);
    assert_incompatible(&[9, 8, 2, 3], &[4, 3], 2, (2, 4), rule);
    assert_incompatible(&[32, 10], &[32], 1, (10, 32), rule);
}

#[test]
fn mse_averages_the_squared_differences() {
    let mistake = "the sum for the mean, absolute differences, or rows for elements";
    let (prediction, target) = (array![1.0, 2.0, 3.0].into_dyn(), array![1.0, 4.0, 0.0].into_dyn());
    assert_mse(&prediction, &prediction, 0.0, mistake);
    assert_mse(&prediction, &target, 13.0 / 3.0, mistake);
    let matrix = array![[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]].into_dyn();
    assert_mse(&matrix, &ArrayD::zeros(IxDyn(&[2, 3])), 14.0 / 6.0, mistake);
}

#[test]
fn mse_refuses_shapes_that_only_broadcast() {
    let rule = "a vector against a column of the same numbers broadcasts to an error of 4/3";
    let vector = array![1.0, 2.0, 3.0].into_dyn();
    let column = array![[1.0], [2.0], [3.0]].into_dyn();
    let row = array![[1.0, 2.0, 3.0]].into_dyn();
    for (prediction, target) in
        [(&vector, &column), (&column, &vector), (&row, &vector), (&column, &row)]
    {
        assert_shapes_differ(prediction, target, rule);
    }
}

#[test]
fn mse_refuses_shapes_of_the_same_size() {
    let rule = "the number of elements is the same, and yet they do not belong together";
    let (wide, high) = (ArrayD::zeros(IxDyn(&[2, 3])), ArrayD::zeros(IxDyn(&[3, 2])));
    assert_shapes_differ(&wide, &high, rule);
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn scalar_fits_every_shape() {
    let mistake = "a scalar has no axes: its shape is [], not [1]";
    assert_shape(&[], &[], &[], mistake);
    for shape in [&[3][..], &[2, 3], &[1], &[4, 1]] {
        assert_shape(&[], shape, shape, mistake);
    }
}

#[test]
fn length_of_0_is_a_length_like_any_other() {
    let mistake = "the greater of 0 and 1 is 1, but one element stretched over none is none";
    assert_shape(&[0], &[1], &[0], mistake);
    assert_shape(&[0, 3], &[1, 3], &[0, 3], mistake);
    assert_shape(&[0, 3], &[3], &[0, 3], mistake);
    assert_shape(&[2, 0], &[2, 1], &[2, 0], mistake);
    assert_shape(&[0], &[0], &[0], mistake);
    assert_incompatible(&[0], &[3], 0, (0, 3), "only a length of 1 stretches, and 0 is not 1");
}

#[test]
fn first_axis_that_does_not_fit_is_named() {
    let rule = "if several axes do not fit, the first counts, from the front of the longer shape";
    assert_incompatible(&[2, 3, 4], &[5, 3, 6], 0, (2, 5), rule);
    assert_incompatible(&[9, 8, 2, 3], &[7, 1, 4], 1, (8, 7), rule);
}

/// Guard: a scalar is an array too.
#[test]
fn mse_of_scalars_is_a_square() {
    let scalar = |x: f64| arr0(x).into_dyn();
    assert_mse(&scalar(3.0), &scalar(1.0), 4.0, "a scalar has one element");
    assert_shapes_differ(&scalar(1.0), &array![1.0, 2.0].into_dyn(), "a scalar only broadcasts");
}

#[test]
fn mse_of_nothing_is_an_error() {
    let rule = "0 / 0 is NaN, which says nothing";
    for shape in [&[0][..], &[0, 3], &[3, 0]] {
        let nothing = ArrayD::zeros(IxDyn(shape));
        let got = mse(&nothing, &nothing);
        assert_eq!(
            got,
            Err(BroadcastError::Empty),
            "two arrays of shape {shape:?}\nthe rule: {rule}"
        );
    }
}

#[test]
fn different_shapes_come_before_nothing() {
    let rule = "if the shapes differ, that is the error, whether there are elements or not";
    let (nothing, one) = (ArrayD::zeros(IxDyn(&[0])), ArrayD::zeros(IxDyn(&[1])));
    assert_shapes_differ(&nothing, &one, rule);
    assert_shapes_differ(&one, &nothing, rule);
}

#[test]
fn mse_reads_views_as_they_are_shown() {
    let prediction = array![[1.0, 2.0], [3.0, 4.0]].into_dyn();
    let by_column = array![[1.0, 3.0], [2.0, 4.0]].into_dyn();
    let mistake = "the memory is read in its own order, and a transposed view has a different one";
    assert_mse(&prediction, &by_column.t(), 0.0, mistake);
    let upside_down = array![[3.0, 4.0], [1.0, 2.0]];
    assert_mse(&prediction, &upside_down.slice(s![..;-1, ..]).into_dyn(), 0.0, mistake);
}
