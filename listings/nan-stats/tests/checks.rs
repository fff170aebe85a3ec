//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use nan_stats::{NanStatsError, nanmean, nanmedian, nanquantile, nanvar};
use ndarray::{ArrayRef1, array, s};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// Every expected number is a few sums and one division of small numbers: rounding stays below
/// 1e-12, and no mistake worth making hides under 1e-9.
const TOLERANCE: f64 = 1e-9;

#[track_caller]
fn assert_close(
    what: &str,
    x: &ArrayRef1<f64>,
    got: Result<f64, NanStatsError>,
    expected: f64,
    mistake: &str,
) {
    let got = got.unwrap_or_else(|e| panic!("{what} of {x} was refused: {e:?}"));
    assert!(
        got == expected || (got - expected).abs() <= TOLERANCE,
        "{what} of {x}: expected {expected}, got {got}\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_mean(x: &ArrayRef1<f64>, expected: f64, mistake: &str) {
    assert_close("mean", x, nanmean(x), expected, mistake);
}

#[track_caller]
fn assert_var(x: &ArrayRef1<f64>, ddof: usize, expected: f64, mistake: &str) {
    assert_close(&format!("variance (ddof {ddof})"), x, nanvar(x, ddof), expected, mistake);
}

#[track_caller]
fn assert_median(x: &ArrayRef1<f64>, expected: f64, mistake: &str) {
    assert_close("median", x, nanmedian(x), expected, mistake);
}

#[track_caller]
fn assert_quantile(x: &ArrayRef1<f64>, q: f64, expected: f64, mistake: &str) {
    assert_close(&format!("quantile {q}"), x, nanquantile(x, q), expected, mistake);
}

// ---- Core: what the problem says ----

#[test]
fn mean_divides_by_the_count_of_numbers() {
    let mistake = "the length counts the NaNs too, and a NaN is not a zero";
    assert_mean(&array![3.0, NAN, 1.0, 8.0, NAN, 4.0], 4.0, mistake);
    assert_mean(&array![NAN, -2.5], -2.5, mistake);
}

#[test]
fn variance_divides_by_the_count_of_numbers_less_ddof() {
    // Distances from the mean 4: -1, -3, 4 and 0.
    let x = array![3.0, NAN, 1.0, 8.0, NAN, 4.0];
    let mistake = "the length for the count, ddof ignored, or the root taken";
    assert_var(&x, 0, 26.0 / 4.0, mistake);
    assert_var(&x, 1, 26.0 / 3.0, mistake);
    assert_var(&x, 3, 26.0, mistake);
}

#[test]
fn median_of_an_even_count_is_halfway_between_the_middle_two() {
    let mistake = "sorted[n / 2] is the upper of the middle two; the count is that of the numbers";
    assert_median(&array![3.0, NAN, 1.0, 8.0, NAN, 4.0], 3.5, mistake);
    assert_median(&array![10.0, 2.0], 6.0, mistake);
    assert_median(&array![9.0, NAN, 1.0, 5.0], 5.0, mistake);
}

#[test]
fn quantile_lies_on_the_line_between_two_neighbours() {
    // Sorted: 1, 3, 4, 8 at positions 0, 1, 2, 3.
    let x = array![3.0, NAN, 1.0, 8.0, NAN, 4.0];
    let mistake = "the position is q * (n - 1), and its fraction says how far to the next number";
    for (q, expected) in [(0.25, 2.5), (1.0 / 3.0, 3.0), (0.5, 3.5), (0.75, 5.0), (0.9, 6.8)] {
        assert_quantile(&x, q, expected, mistake);
    }
}

#[test]
fn no_number_is_an_error() {
    for x in [array![], array![NAN], array![NAN, -NAN, NAN]] {
        let got = [nanmean(&x), nanvar(&x, 0), nanvar(&x, 1), nanmedian(&x), nanquantile(&x, 0.0)];
        for (i, got) in got.into_iter().enumerate() {
            let function = ["nanmean", "nanvar", "nanvar", "nanmedian", "nanquantile"][i];
            let rule = "0 / 0 is NaN, which says nothing; NoNumbers comes before TooFew";
            assert_eq!(got, Err(NanStatsError::NoNumbers), "{function} of {x}: {rule}");
        }
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn variance_keeps_its_digits_at_a_large_offset() {
    let x = array![1e8, NAN, 1e8 + 1.0, 1e8 + 2.0];
    assert_var(&x, 0, 2.0 / 3.0, "mean of squares less square of the mean loses every digit");
}

#[test]
fn quantiles_0_and_1_are_the_least_and_the_greatest() {
    let mistake = "there is no number behind the last one";
    let x = array![NAN, 5.0, -2.0, 7.0];
    assert_quantile(&x, 0.0, -2.0, mistake);
    assert_quantile(&x, 1.0, 7.0, mistake);
}

/// Guard: the smallest column that has an answer. The attempts that fail it, with a NaN that
/// counts as 0 or an index behind the last number, have checks of their own.
#[test]
fn one_number_is_its_own_mean_and_every_quantile() {
    let x = array![NAN, 7.0, NAN];
    let mistake = "one number among NaNs is enough for everything but ddof = 1";
    assert_mean(&x, 7.0, mistake);
    assert_median(&x, 7.0, mistake);
    assert_var(&x, 0, 0.0, mistake);
    for q in [0.0, 0.3, 1.0] {
        assert_quantile(&x, q, 7.0, mistake);
    }
}

#[test]
fn nan_of_either_sign_is_left_out() {
    let x = array![2.0, -NAN, 6.0, NAN, 4.0, -NAN];
    let mistake = "0.0 / 0.0 has a minus sign on x86 processors, and total_cmp sorts it first";
    assert_mean(&x, 4.0, mistake);
    assert_var(&x, 1, 4.0, mistake);
    assert_median(&x, 4.0, mistake);
    assert_quantile(&x, 0.0, 2.0, mistake);
}

#[test]
fn infinities_are_numbers() {
    let mistake = "is_finite throws away more than NaN";
    assert_mean(&array![1.0, INF, NAN], INF, mistake);
    assert_median(&array![-INF, NAN, 1.0, 2.0], 1.0, mistake);
    assert_quantile(&array![-INF, 0.0, 3.0], 0.0, -INF, mistake);
    let got = nanmean(&array![INF, -INF]);
    assert!(matches!(got, Ok(v) if v.is_nan()), "mean of inf and -inf is NaN, got {got:?}");
}

#[test]
fn infinite_neighbour_counts_by_its_weight() {
    let mistake = "0 * inf and inf - inf are NaN: no weight, no say; equal neighbours, no line";
    assert_quantile(&array![1.0, 2.0, INF], 0.5, 2.0, mistake);
    assert_quantile(&array![1.0, INF], 0.5, INF, mistake);
    assert_quantile(&array![-INF, 1.0], 0.25, -INF, mistake);
    assert_quantile(&array![-INF, 1.0], 0.75, -INF, mistake);
    assert_median(&array![INF, INF, NAN], INF, mistake);
}

#[test]
fn ddof_of_the_count_or_more_is_an_error() {
    let x = array![1.0, NAN, 3.0, NAN];
    for ddof in [2, 3, 4, usize::MAX] {
        let rule = "compare ddof with the count of numbers before the subtraction";
        let expected = NanStatsError::TooFew { count: 2, ddof };
        assert_eq!(nanvar(&x, ddof), Err(expected), "variance of {x} with ddof {ddof}: {rule}");
    }
}

#[test]
fn q_outside_0_to_1_is_an_error() {
    for x in [array![1.0, NAN, 3.0], array![NAN], array![]] {
        for wanted in [-0.1, 1.5, 50.0, INF, NAN] {
            let got = nanquantile(&x, wanted);
            let named = matches!(got, Err(NanStatsError::NotAQuantile { q })
                if q == wanted || (q.is_nan() && wanted.is_nan()));
            let rule = "look at q before anything else; `q < 0.0 || q > 1.0` lets NaN through";
            assert!(named, "quantile {wanted} of {x}: expected NotAQuantile, got {got:?}\n{rule}");
        }
    }
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    let wide = array![[3.0, 90.0], [NAN, 91.0], [1.0, NAN], [8.0, 93.0], [NAN, 94.0], [4.0, 95.0]];
    let x = wide.slice(s![.., 0]);
    let mistake = "the memory is read past the column, or as_slice() is unwrapped";
    assert_mean(&x, 4.0, mistake);
    assert_var(&x, 1, 26.0 / 3.0, mistake);
    assert_median(&x, 3.5, mistake);
    assert_quantile(&x, 0.25, 2.5, mistake);
}
