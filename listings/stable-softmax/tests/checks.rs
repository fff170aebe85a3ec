//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use ndarray::{Array2, Array3, ArrayRef, ArrayRef2, Axis, RemoveAxis, array, s};
use stable_softmax::{SoftmaxError, log_softmax, softmax};

/// A few roundings of an `exp`, a sum and a division stay below 1e-14 of the result. It is a share
/// of the expected number, because a probability of 1e-200 is not 0; for logarithms below 1 it is
/// absolute, because that is how a sum rounds.
const TOLERANCE: f64 = 1e-12;

const NAN: f64 = f64::NAN;
const LOW: f64 = f64::NEG_INFINITY;

fn close(got: f64, expected: f64, scale: f64) -> bool {
    got == expected
        || (got.is_nan() && expected.is_nan())
        || (got - expected).abs() <= TOLERANCE * scale
}

#[track_caller]
fn assert_softmax(x: &ArrayRef2<f64>, axis: usize, expected: &ArrayRef2<f64>, mistake: &str) {
    let got = softmax(x, Axis(axis))
        .unwrap_or_else(|e| panic!("valid input was refused: {e:?}\naxis {axis} of\n{x}"));
    let same = got.iter().zip(expected).all(|(&got, &e)| close(got, e, e.abs()));
    assert!(
        got.dim() == expected.dim() && same,
        "softmax along axis {axis} of\n{x}\nexpected\n{expected}\ngot\n{got}\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_log_softmax(x: &ArrayRef2<f64>, axis: usize, expected: &ArrayRef2<f64>, mistake: &str) {
    let got = log_softmax(x, Axis(axis))
        .unwrap_or_else(|e| panic!("valid input was refused: {e:?}\naxis {axis} of\n{x}"));
    let same = got.iter().zip(expected).all(|(&got, &e)| close(got, e, e.abs().max(1.0)));
    assert!(
        got.dim() == expected.dim() && same,
        "log-softmax along axis {axis} of\n{x}\nexpected\n{expected}\ngot\n{got}\nlikely mistake: {mistake}"
    );
}

/// Both functions, where the probabilities are large enough to take the logarithm of.
#[track_caller]
fn assert_both(x: &ArrayRef2<f64>, axis: usize, probabilities: &ArrayRef2<f64>, mistake: &str) {
    assert_softmax(x, axis, probabilities, mistake);
    assert_log_softmax(x, axis, &probabilities.mapv(f64::ln), mistake);
}

#[track_caller]
fn assert_error<D: RemoveAxis>(x: &ArrayRef<f64, D>, axis: usize, expected: SoftmaxError) {
    let shape = x.shape();
    let rule = "look at the shape before you ask for a lane";
    assert_eq!(softmax(x, Axis(axis)), Err(expected.clone()), "softmax of {shape:?}: {rule}");
    assert_eq!(log_softmax(x, Axis(axis)), Err(expected), "log-softmax of {shape:?}: {rule}");
}

// ---- Core: what the problem says ----

/// Guard: the example of the page. Each mistake that fails it has a check of its own.
#[test]
fn worked_example_comes_out_right() {
    let x = array![[0.0, 2_f64.ln(), 5_f64.ln()], [1000.0, 1000.0, 1000.0]];
    let third = 1.0 / 3.0;
    let expected = array![[0.125, 0.25, 0.625], [third, third, third]];
    assert_both(&x, 1, &expected, "exp(0), exp(ln 2), exp(ln 5) are 1, 2, 5 of 8");
}

#[test]
fn large_logits_do_not_overflow() {
    let base = array![[0.0, 3_f64.ln()]];
    for shift in [700.0, 800.0, 1e4, 1e8] {
        // ln 3 loses digits beside 1e8, and the input is what is left of it.
        let x = &base + shift;
        let odds = (x[[0, 1]] - x[[0, 0]]).exp();
        let expected = array![[1.0 / (1.0 + odds), odds / (1.0 + odds)]];
        assert_both(&x, 1, &expected, "exp(710) is infinite; only differences matter");
    }
    let far = array![[1e308, -1e308]];
    assert_softmax(&far, 1, &array![[1.0, 0.0]], "exp overflows");
}

#[test]
fn very_negative_logits_do_not_vanish() {
    let x = array![[-1001.0, -1001.0 - 3_f64.ln()]];
    let odds = (x[[0, 1]] - x[[0, 0]]).exp();
    let expected = array![[1.0 / (1.0 + odds), odds / (1.0 + odds)]];
    assert_both(&x, 1, &expected, "exp(-1001) is 0 and 0 / 0 is NaN; a maximum may be negative");
}

#[test]
fn each_row_has_its_own_sum() {
    let x = array![[0.0, 0.0], [0.0, 3_f64.ln()]];
    let mistake = "one sum for the batch, or the sums of the rows laid along the columns";
    assert_both(&x, 1, &array![[0.5, 0.5], [0.25, 0.75]], mistake);
}

#[test]
fn each_row_has_its_own_maximum() {
    let x = array![[0.0, 0.0], [1000.0, 1000.0], [-1000.0, -1000.0]];
    let mistake = "the maximum of the whole batch takes all digits from the small rows";
    assert_both(&x, 1, &Array2::from_elem((3, 2), 0.5), mistake);
}

#[test]
fn the_axis_is_the_one_that_sums_to_one() {
    let x = array![[0.0, 0.0, 0.0], [0.0, 3_f64.ln(), 4_f64.ln()]];
    let mistake = "rows are normalised, whatever the axis";
    assert_both(&x, 0, &array![[0.5, 0.25, 0.2], [0.5, 0.75, 0.8]], mistake);

    let cube = Array3::from_shape_fn((2, 3, 4), |(i, j, k)| (i * 7 + j * j + 3 * k) as f64);
    for axis in 0..3 {
        let p = softmax(&cube, Axis(axis)).unwrap();
        let log = log_softmax(&cube, Axis(axis)).unwrap();
        for (sum, log_sum) in p.sum_axis(Axis(axis)).iter().zip(log.exp().sum_axis(Axis(axis))) {
            assert!(
                close(*sum, 1.0, 1.0) && close(log_sum, 1.0, 1.0),
                "shape (2, 3, 4), axis {axis}: a lane sums to {sum}, and exp of its log-softmax to {log_sum}\n\
                 likely mistake: only the first and the last axis are thought of"
            );
        }
    }
}

#[test]
fn log_softmax_keeps_what_softmax_rounds_to_zero() {
    let x = array![[0.0, -800.0], [-1e4, 0.0]];
    let mistake =
        "the logarithm of a probability that is 0 already, or that something was added to";
    assert_softmax(&x, 1, &array![[1.0, 0.0], [0.0, 1.0]], mistake);
    assert_log_softmax(&x, 1, &x, mistake);
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn minus_infinity_gets_probability_zero() {
    let x = array![[LOW, 0.0, 3_f64.ln()], [5.0, LOW, LOW]];
    let expected = array![[0.0, 0.25, 0.75], [1.0, 0.0, 0.0]];
    assert_both(&x, 1, &expected, "a masked place spoils its row, or keeps a little probability");
}

#[test]
fn row_without_an_answer_is_nan_and_no_other_is() {
    let high = f64::INFINITY;
    for bad in [[LOW, LOW], [high, 0.0], [high, high], [NAN, 1.0], [1.0, NAN], [NAN, LOW]] {
        let x = array![[0.0, 0.0], bad, [0.0, 3_f64.ln()]];
        let expected = array![[0.5, 0.5], [NAN, NAN], [0.25, 0.75]];
        let mistake = "a guard makes zeros or a share of what is no share; or the NaN spreads";
        assert_both(&x, 1, &expected, mistake);
    }
}

#[test]
fn log_softmax_keeps_its_digits_beside_a_large_offset() {
    let x = Array2::from_elem((1, 2), 1e15);
    let mistake = "max + ln(sum) is rounded to eighths at 1e15; take the two off one by one";
    assert_log_softmax(&x, 1, &Array2::from_elem((1, 2), -2_f64.ln()), mistake);
}

#[test]
fn no_rows_give_no_rows() {
    for (shape, axis) in [((0, 3), 1), ((3, 0), 0)] {
        let none = Array2::zeros(shape);
        assert_both(&none, axis, &none, "a batch of no rows has an answer of no rows");
    }
}

#[test]
fn rows_of_no_length_are_an_error() {
    for shape in [(3, 0), (0, 0)] {
        assert_error(&Array2::zeros(shape), 1, SoftmaxError::EmptyAxis { axis: 1 });
    }
    assert_error(&Array2::zeros((0, 3)), 0, SoftmaxError::EmptyAxis { axis: 0 });
}

#[test]
fn axis_that_is_not_there_is_an_error() {
    assert_error(&Array2::zeros((2, 2)), 2, SoftmaxError::NoSuchAxis { axis: 2, ndim: 2 });
    assert_error(&array![1.0, 2.0], 1, SoftmaxError::NoSuchAxis { axis: 1, ndim: 1 });
}

#[test]
fn views_are_read_as_they_are_shown() {
    let by_column = array![[0.0, 0.0], [0.0, 3_f64.ln()], [LOW, 4_f64.ln()]];
    let expected = array![[0.5, 0.5, 0.0], [0.125, 0.375, 0.5]];
    let mistake = "the memory is read in its own order, not in that of the view";
    assert_both(&by_column.t(), 1, &expected, mistake);
    let wide = array![[0.0, 9.0, 0.0, 9.0], [0.0, 9.0, 3_f64.ln(), 9.0]];
    assert_both(&wide.slice(s![.., ..;2]), 1, &array![[0.5, 0.5], [0.25, 0.75]], mistake);
}
