//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use ndarray::{Array1, array, s};
use stable_sigmoid_bce::{BceError, bce_with_logits, sigmoid};

/// An `exp`, a logarithm and a few sums round at 1e-16 each; what is lost by a wrong formula is all
/// of the digits, or half of them. A share of the expected number, however small that is.
const TOLERANCE: f64 = 1e-12;

fn close(got: f64, expected: f64) -> bool {
    got == expected || (got - expected).abs() <= TOLERANCE * expected.abs()
}

#[track_caller]
fn assert_sigmoid(z: f64, expected: f64, mistake: &str) {
    let got = sigmoid(z);
    assert!(
        close(got, expected),
        "sigmoid of {z}: expected {expected:e}, got {got:e}\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_loss(logits: &[f64], targets: &[f64], expected: f64, mistake: &str) {
    let got = bce_with_logits(&Array1::from(logits.to_vec()), &Array1::from(targets.to_vec()));
    assert!(
        got.as_ref().is_ok_and(|&got| close(got, expected)),
        "logits {logits:?}, targets {targets:?}\nexpected {expected:e}, got {got:?}\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_error(logits: &[f64], targets: &[f64], expected: BceError, rule: &str) {
    let got = bce_with_logits(&Array1::from(logits.to_vec()), &Array1::from(targets.to_vec()));
    assert_eq!(got, Err(expected), "logits {logits:?}, targets {targets:?}\nthe rule: {rule}");
}

// ---- Core: what the problem says ----

/// Guard: the example of the page. Each mistake that fails it has a check of its own.
#[test]
fn worked_example_comes_out_right() {
    let ln3 = 3_f64.ln();
    for (z, p) in [(0.0, 0.5), (ln3, 0.75), (-ln3, 0.25)] {
        assert_sigmoid(z, p, "exp(-ln 3) is 1/3, and 1 / (1 + 1/3) is 3/4");
    }
    let expected = (2_f64.ln() + 2.0 * (4.0 / 3.0_f64).ln()) / 3.0;
    assert_loss(&[0.0, ln3, -ln3], &[1.0, 1.0, 0.0], expected, "-ln of 1/2, of 3/4 and of 3/4");
}

#[test]
fn sigmoid_of_a_large_logit_is_one() {
    let mistake = "exp(z) is infinite, and exp(z) / (1 + exp(z)) is inf / inf";
    for z in [37.0, 709.0, 710.0, 800.0, f64::MAX] {
        assert_sigmoid(z, 1.0, mistake);
    }
    assert_eq!(sigmoid(90.0_f32), 1.0, "sigmoid of 90 in f32\nlikely mistake: {mistake}");
}

#[test]
fn small_probabilities_keep_their_digits() {
    for z in [-20.0_f64, -40.0, -600.0, -700.0] {
        // exp(z) / (1 + exp(z)), where the sum is 1 to the last digit or nearly.
        let expected = z.exp() / (1.0 + z.exp());
        assert_sigmoid(
            z,
            expected,
            "a number near 1 is subtracted from 1; or the logit is cut off",
        );
    }
}

#[test]
fn a_confident_mistake_costs_its_logit() {
    for z in [37.0, 50.0, 100.0, 800.0, 1e4, 1e300] {
        let mistake = if z < 500.0 {
            "1 - p is 0 from z = 37 on; or p was clipped"
        } else {
            "ln(1 + exp(z)) is infinite"
        };
        assert_loss(&[z], &[0.0], z, mistake);
        assert_loss(&[-z], &[1.0], z, mistake);
    }
}

/// For a target of 0 PyTorch subtracts two numbers near `z`, and its loss of -40 is 0. Both pass.
#[test]
fn a_confident_hit_keeps_its_digits() {
    for z in [10.0_f64, 20.0, 40.0, 100.0, 600.0] {
        let expected = (-z).exp().ln_1p();
        let mistake = "ln(1 + t) for a small t: 1 + t rounds t away, and ln_1p does not";
        assert_loss(&[z], &[1.0], expected, mistake);
        let got = bce_with_logits(&array![-z], &array![0.0]);
        assert!(
            got.as_ref().is_ok_and(|got| (got - expected).abs() <= f64::EPSILON * z),
            "logit {}, target 0: expected {expected:e} or nearly, got {got:?}",
            -z
        );
    }
}

#[test]
fn targets_may_lie_between_zero_and_one() {
    let ln3 = 3_f64.ln();
    let expected = -(0.25 * 0.75_f64.ln() + 0.75 * 0.25_f64.ln());
    assert_loss(&[ln3], &[0.25], expected, "a target is a weight, not a choice of two cases");
    assert_loss(&[0.0], &[0.3], 2_f64.ln(), "at z = 0 every target costs ln 2");
    assert_loss(&[800.0], &[0.25], 600.0, "three quarters of the weight are wrong by 800");
}

#[test]
fn the_loss_is_a_mean() {
    let mistake = "the sum; or a mean over a fixed number";
    assert_loss(&[0.0; 5], &[1.0; 5], 2_f64.ln(), mistake);
    assert_loss(&[800.0, -800.0], &[1.0, 1.0], 400.0, mistake);
}

#[test]
fn lengths_that_differ_are_an_error() {
    for (logits, targets) in [(2, 3), (3, 2), (1, 3), (3, 1)] {
        let rule = "zip stops at the shorter side in silence; one target does not stand for all";
        let expected = BceError::LengthMismatch { logits, targets };
        assert_error(&[0.0; 3][..logits], &[1.0; 3][..targets], expected, rule);
    }
}

/// Guard: the formulas themselves, where they lose nothing. Each mistake has a check of its own.
#[test]
fn ordinary_logits_follow_the_formulas() {
    for z in (-20..=20).map(|i| f64::from(i) / 4.0) {
        let p = 1.0 / (1.0 + (-z).exp());
        assert_sigmoid(z, p, "the formula itself");
        for y in [0.0, 0.1, 0.5, 0.8, 1.0] {
            let expected = -y * p.ln() - (1.0 - y) * (1.0 - p).ln();
            assert_loss(&[z], &[y], expected, "the formula itself");
        }
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn sigmoid_of_infinities_and_nan_is_what_they_lead_to() {
    assert_sigmoid(f64::INFINITY, 1.0, "exp(inf) / (1 + exp(inf))");
    assert_sigmoid(f64::NEG_INFINITY, 0.0, "a logit that is cut off keeps a little probability");
    let got = sigmoid(f64::NAN);
    assert!(got.is_nan(), "sigmoid of NaN: got {got}\nlikely mistake: f64::max drops a NaN");
}

#[test]
fn f32_goes_down_to_its_smallest_numbers() {
    for (z, expected) in [(-90.0_f32, 8.194e-40), (-100.0, 3.72e-44)] {
        let got = f64::from(sigmoid(z));
        // So far down an f32 has few digits left: steps of 1.4e-45.
        assert!(
            (got - expected).abs() < 2e-45_f64.max(expected * 1e-3),
            "sigmoid of {z} in f32: expected {expected:e}, got {got:e}\n\
             likely mistake: exp(90) is infinite in f32, and 1 / inf is 0, as in SciPy"
        );
    }
}

#[test]
fn nothing_to_average_is_an_error() {
    assert_error(&[], &[], BceError::Empty, "0 / 0 is NaN, which is not a loss");
}

#[test]
fn logit_that_is_not_finite_is_named() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for y in [0.0, 1.0] {
            let expected = BceError::LogitNotFinite { index: 1 };
            let rule = "inf - inf is NaN, and one NaN is the loss of the whole batch";
            assert_error(&[0.0, bad, bad], &[0.0, y, y], expected, rule);
        }
    }
}

#[test]
fn target_outside_zero_to_one_is_named() {
    for bad in [2.0, -1.0, 1.0 + f64::EPSILON, f64::NAN, f64::INFINITY] {
        let expected = BceError::TargetOutOfRange { index: 2 };
        let rule = if bad.is_nan() {
            "NaN is neither below 0 nor above 1, and makes the loss NaN"
        } else {
            "a label of 2 or -1 is no probability, and can make a loss below 0"
        };
        assert_error(&[0.0, 1.0, 2.0, 3.0], &[0.0, 1.0, bad, bad], expected, rule);
    }
}

#[test]
fn of_several_errors_the_first_is_given() {
    let nan = f64::NAN;
    let rule =
        "the lengths come first; then it goes index by index, and at each the logit comes first";
    let lengths = |logits, targets| BceError::LengthMismatch { logits, targets };
    assert_error(&[nan], &[], lengths(1, 0), rule);
    assert_error(&[], &[2.0], lengths(0, 1), rule);
    assert_error(&[nan], &[0.0, 2.0], lengths(1, 2), rule);
    assert_error(&[0.0, nan], &[2.0, 0.0], BceError::TargetOutOfRange { index: 0 }, rule);
    assert_error(&[nan, 0.0], &[2.0, 2.0], BceError::LogitNotFinite { index: 0 }, rule);
    assert_error(&[0.0, 0.0, nan], &[1.0, nan, 0.0], BceError::TargetOutOfRange { index: 1 }, rule);
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    let ln3 = 3_f64.ln();
    let columns = array![[ln3, 0.0], [-ln3, 1.0], [0.0, 0.5]];
    let expected = (2.0 * 4_f64.ln() + 2_f64.ln()) / 3.0;
    let (z, y) = (columns.column(0), columns.column(1));
    let mistake = "the memory is read past the view, or in its own order";
    for (z, y) in [(z, y), (z.slice(s![..;-1]), y.slice(s![..;-1]))] {
        let got = bce_with_logits(&z, &y);
        assert!(
            got.as_ref().is_ok_and(|&got| close(got, expected)),
            "logits {z} and targets {y}, columns of a matrix\n\
             expected {expected}, got {got:?}\nlikely mistake: {mistake}"
        );
    }
}
