//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

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
        || (expected.is_finite() && (got - expected).abs() <= TOLERANCE * scale)
}

/// What the attempt gives. If it panics, the message also says which mistake is likely.
fn call<T>(attempt: impl FnOnce() -> T, mistake: &str) -> T {
    catch_unwind(AssertUnwindSafe(attempt)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref().copied();
        let text = text.or_else(|| panic.downcast_ref().map(String::as_str)).unwrap_or("a panic");
        resume_unwind(Box::new(format!("{text}\nlikely mistake: {mistake}")))
    })
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
    let got = call(|| softmax(x, Axis(axis)), rule);
    assert_eq!(got, Err(expected.clone()), "softmax of {shape:?}, the rule: {rule}");
    let got = call(|| log_softmax(x, Axis(axis)), rule);
    assert_eq!(got, Err(expected), "log-softmax of {shape:?}, the rule: {rule}");
}

// ---- Core: what the problem says ----

/// Guard: the example of the page. Each mistake that fails it has a check of its own.
#[test]
fn worked_example_comes_out_right() {
    let x = array![[0.0, 2_f64.ln(), 5_f64.ln()], [1000.0, 1000.0, 1000.0]];
    let third = 1.0 / 3.0;
    let expected = array![[0.125, 0.25, 0.625], [third, third, third]];
    let [row, probabilities] = [&x, &expected].map(|both| both.slice(s![..1, ..]));
    assert_both(&row, 1, &probabilities, "exp(0), exp(ln 2), exp(ln 5) are 1, 2, 5 of 8");
    assert_both(&x, 1, &expected, "exp(1000) is infinite; three equal logits are 1/3 each");
}

/// Probabilities of two logits, from their difference alone.
fn of_two(x: &ArrayRef2<f64>) -> Array2<f64> {
    let odds = (x[[0, 1]] - x[[0, 0]]).exp();
    array![[1.0 / (1.0 + odds), odds / (1.0 + odds)]]
}

#[test]
fn large_logits_do_not_overflow() {
    for shift in [700.0, 800.0, 1500.0, 3000.0] {
        let x = array![[shift, shift + 3_f64.ln()]];
        assert_both(&x, 1, &of_two(&x), "exp(710) is infinite; only differences matter");
    }
}

#[test]
fn very_negative_logits_do_not_vanish() {
    for shift in [-750.0, -1001.0, -3000.0] {
        let x = array![[shift, shift - 3_f64.ln()]];
        let mistake = "exp(-750) is 0, and 0 / 0 is NaN; the maximum may be negative";
        assert_both(&x, 1, &of_two(&x), mistake);
    }
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
    let mistake = "with the maximum of the whole batch, all exponentials of a small row are 0";
    assert_both(&x, 1, &Array2::from_elem((3, 2), 0.5), mistake);
}

#[test]
fn the_axis_is_the_one_that_sums_to_one() {
    let x = array![[0.0, 0.0, 0.0], [0.0, 3_f64.ln(), 4_f64.ln()]];
    let mistake = "Axis(0) of a matrix means its columns, and the rows were normalised";
    assert_both(&x, 0, &array![[0.5, 0.25, 0.2], [0.5, 0.75, 0.8]], mistake);
}

#[test]
fn small_probabilities_keep_their_digits() {
    for z in [-5.0_f64, -10.0, -40.0, -100.0, -300.0, -700.0] {
        let x = array![[0.0, z]];
        let (got, expected) = (softmax(&x, Axis(1)).unwrap()[[0, 1]], z.exp() / (1.0 + z.exp()));
        assert!(
            close(got, expected, expected),
            "softmax of {x}, second value: expected {expected:e}, got {got:e}\n\
             likely mistake: a small probability was clipped, or set to 0"
        );
        let log_sum = z.exp().ln_1p();
        let expected = array![[-log_sum, z - log_sum]];
        assert_log_softmax(&x, 1, &expected, "something was added to the sum");
    }
}

#[test]
fn log_softmax_keeps_what_softmax_rounds_to_zero() {
    let x = array![[0.0, -800.0], [-1e4, 0.0]];
    assert_log_softmax(&x, 1, &x, "the logarithm of a probability that is 0 already");
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn every_axis_of_three_is_an_axis() {
    let cube = Array3::from_shape_fn((2, 3, 4), |(i, j, k)| (i * 7 + j * j + 3 * k) as f64);
    for axis in (0..3).map(Axis) {
        // No exponent is above 20, so the plain formula is right.
        let sums = cube.exp().sum_axis(axis).insert_axis(axis);
        let expected = cube.exp() / &sums;
        let (p, log) = (softmax(&cube, axis).unwrap(), log_softmax(&cube, axis).unwrap());
        let pairs = p.iter().zip(&log).zip(&expected);
        let same = pairs.into_iter().all(|((&p, &log), &e)| {
            close(p, e, e.abs()) && close(log, e.ln(), e.ln().abs().max(1.0))
        });
        let sums = (p.sum_axis(axis), log.exp().sum_axis(axis));
        assert!(
            p.dim() == cube.dim() && log.dim() == cube.dim() && same,
            "shape (2, 3, 4), {axis:?}: the lanes of softmax sum to\n{}\nand those of log-softmax, after exp, to\n{}\n\
             likely mistake: only the first and the last axis are thought of, or the lanes are mixed",
            sums.0,
            sums.1
        );
    }
}

#[test]
fn minus_infinity_gets_probability_zero() {
    let x = array![[LOW, 0.0, 3_f64.ln()], [5.0, LOW, LOW]];
    let expected = array![[0.0, 0.25, 0.75], [1.0, 0.0, 0.0]];
    assert_both(&x, 1, &expected, "a masked place spoils its row, or keeps a little probability");
}

/// A bad row between two good ones.
#[track_caller]
fn assert_spoiled(bad: [f64; 2], mistake: &str) {
    let x = array![[0.0, 0.0], bad, [0.0, 3_f64.ln()]];
    assert_both(&x, 1, &array![[0.5, 0.5], [NAN, NAN], [0.25, 0.75]], mistake);
}

#[test]
fn row_of_minus_infinity_is_nan() {
    let mistake = "a guard turns 0 / 0 into zeros or equal shares, and hides a wrong mask";
    assert_spoiled([LOW, LOW], mistake);
}

#[test]
fn row_with_a_nan_is_nan_and_no_other_is() {
    for bad in [[NAN, 1.0], [1.0, NAN], [NAN, LOW], [NAN, NAN]] {
        assert_spoiled(bad, "the NaN was passed over, or it spread to the other rows");
    }
}

/// SciPy's `log_softmax` of `[inf, 0]` has `-inf` for the 0, PyTorch's has NaN. Both may pass.
#[test]
fn row_with_plus_infinity_has_no_softmax() {
    let high = f64::INFINITY;
    let mistake = "inf - inf is NaN; a guard gives the infinity all the probability";
    for bad in [[high, 0.0], [0.0, high], [high, high]] {
        let x = array![[0.0, 0.0], bad, [0.0, 3_f64.ln()]];
        assert_softmax(&x, 1, &array![[0.5, 0.5], [NAN, NAN], [0.25, 0.75]], mistake);
        let got = log_softmax(&x, Axis(1)).unwrap();
        let of = |i: usize| got[[1, i]];
        let allowed = (0..2).all(|i| of(i).is_nan() || (bad[i] == 0.0 && of(i) == LOW));
        assert!(allowed, "log-softmax of\n{x}\ngot\n{got}\nlikely mistake: {mistake}");
    }
}

#[test]
fn log_softmax_keeps_its_digits_beside_a_large_offset() {
    let mistake = "max + ln(sum) loses the digits of ln(sum); subtract the two one after the other";
    for offset in [1e6, 1e9, 1e12, 1e15, -1e15, 1e300] {
        let x = Array2::from_elem((1, 2), offset);
        assert_log_softmax(&x, 1, &Array2::from_elem((1, 2), -2_f64.ln()), mistake);
    }
}

/// Guard: no wrong answer that we know fails here alone.
#[test]
fn the_largest_numbers_have_a_softmax() {
    let far = array![[1e308, -1e308], [-1e308, -1e308]];
    assert_softmax(&far, 1, &array![[1.0, 0.0], [0.5, 0.5]], "1e308 + 1e308 is infinite");
}

#[test]
fn no_rows_give_no_rows() {
    for (shape, axis) in [((0, 3), 1), ((3, 0), 0)] {
        let none = Array2::zeros(shape);
        let mistake = "a batch of no rows has an answer of no rows";
        for got in [softmax(&none, Axis(axis)), log_softmax(&none, Axis(axis))] {
            assert_eq!(
                got,
                Ok(none.clone()),
                "shape {shape:?}, axis {axis}\nlikely mistake: {mistake}"
            );
        }
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
    let mistake = "the memory is read in its own order, not in that of the view";
    let by_column = array![[0.0, 0.0], [0.0, 3_f64.ln()], [0.0, 4_f64.ln()]];
    let expected = array![[1.0 / 3.0; 3], [0.125, 0.375, 0.5]];
    assert_both(&by_column.t(), 1, &expected, mistake);
    let wide = array![[0.0, 9.0, 0.0, 9.0], [0.0, 9.0, 3_f64.ln(), 9.0]];
    assert_both(&wide.slice(s![.., ..;2]), 1, &array![[0.5, 0.5], [0.25, 0.75]], mistake);
}
