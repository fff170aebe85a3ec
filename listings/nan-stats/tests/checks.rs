//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use nan_stats::{NanStatsError, nanmean, nanmedian, nanquantile, nanvar};
use ndarray::{Array1, ArrayRef1, array, s};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// Every expected number is a few sums and one division: rounding stays below 1e-12 of the numbers,
/// and each mistake that we know of is larger than 1e-9 of them.
const TOLERANCE: f64 = 1e-9;

/// What the attempt gives. If it panics, the message also says which mistake is likely.
fn call<T>(attempt: impl FnOnce() -> T, mistake: &str) -> T {
    catch_unwind(AssertUnwindSafe(attempt)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref().copied();
        let text = text.or_else(|| panic.downcast_ref().map(String::as_str)).unwrap_or("a panic");
        resume_unwind(Box::new(format!("{text}\nlikely mistake: {mistake}")))
    })
}

#[track_caller]
fn assert_close(
    what: &str,
    x: &ArrayRef1<f64>,
    attempt: impl FnOnce() -> Result<f64, NanStatsError>,
    expected: f64,
    mistake: &str,
) {
    // A Vec shows 1e308 as that, and not with all its zeros.
    let x = format!("{:?}", x.to_vec());
    let got = call(attempt, mistake)
        .unwrap_or_else(|e| panic!("{what} of {x} was refused: {e:?}\nlikely mistake: {mistake}"));
    assert!(
        got == expected
            || (expected.is_finite()
                && (got - expected).abs() <= TOLERANCE * expected.abs().max(1.0)),
        "{what} of {x}: expected {expected:?}, got {got:?}\nlikely mistake: {mistake}"
    );
}

#[track_caller]
fn assert_mean(x: &ArrayRef1<f64>, expected: f64, mistake: &str) {
    assert_close("mean", x, || nanmean(x), expected, mistake);
}

#[track_caller]
fn assert_var(x: &ArrayRef1<f64>, ddof: usize, expected: f64, mistake: &str) {
    assert_close(&format!("variance (ddof {ddof})"), x, || nanvar(x, ddof), expected, mistake);
}

#[track_caller]
fn assert_median(x: &ArrayRef1<f64>, expected: f64, mistake: &str) {
    assert_close("median", x, || nanmedian(x), expected, mistake);
}

#[track_caller]
fn assert_quantile(x: &ArrayRef1<f64>, q: f64, expected: f64, mistake: &str) {
    assert_close(&format!("quantile {q}"), x, || nanquantile(x, q), expected, mistake);
}

// ---- Core: what the problem says ----

#[test]
fn mean_divides_by_the_count_of_numbers() {
    let mistake = "the length counts the NaNs too, and a NaN is not a zero";
    assert_mean(&array![3.0, NAN, 1.0, 8.0, NAN, 4.0], 4.0, mistake);
    assert_mean(&array![NAN, -2.5], -2.5, mistake);
}

#[test]
fn variance_divides_by_the_count_of_numbers_minus_ddof() {
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
fn a_longer_column_is_sorted_too() {
    // The numbers 0 to 60 in mixed order, with a NaN after every third.
    let numbers = (0..61).map(|i| f64::from(i * 37 % 61));
    let x: Array1<f64> = numbers
        .enumerate()
        .flat_map(|(i, v)| if i % 3 == 0 { vec![v, NAN] } else { vec![v] })
        .collect();
    assert_mean(&x, 30.0, "there are 61 numbers, 0 to 60");
    assert_var(&x, 0, 310.0, "there are 61 numbers, 0 to 60");
    let mistake = "the element behind the selected one is not the next larger one";
    assert_median(&x, 30.0, mistake);
    for q in [0.01, 0.1, 0.25, 0.37, 0.62, 0.8, 0.99] {
        assert_quantile(&x, q, 60.0 * q, mistake);
    }
}

#[test]
fn no_number_is_an_error() {
    for x in [array![], array![NAN], array![NAN, NAN, NAN]] {
        let got = [nanmean(&x), nanvar(&x, 0), nanvar(&x, 1), nanmedian(&x), nanquantile(&x, 0.0)];
        for (i, got) in got.into_iter().enumerate() {
            let function = ["nanmean", "nanvar", "nanvar", "nanmedian", "nanquantile"][i];
            let rule = "0 / 0 is NaN, which says nothing; NoNumbers comes before TooFew";
            assert_eq!(got, Err(NanStatsError::NoNumbers), "{function} of {x}, the rule: {rule}");
        }
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn variance_keeps_its_digits_at_a_large_offset() {
    let mistake = "the mean of the squares minus the square of the mean loses digits";
    for offset in [1e5, 1e6, 1e8, 1e12] {
        assert_var(&array![offset, NAN, offset + 1.0, offset + 2.0], 0, 2.0 / 3.0, mistake);
    }
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
    let mistake = "one number among NaNs is enough for everything except ddof = 1";
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
    let mistake = "is_finite leaves out more than NaN";
    assert_mean(&array![1.0, INF, NAN], INF, mistake);
    assert_median(&array![-INF, NAN, 1.0, 2.0], 1.0, mistake);
    let got = nanmean(&array![INF, -INF]);
    assert!(
        matches!(got, Ok(v) if v.is_nan()),
        "mean of inf and -inf is NaN, got {got:?}\nlikely mistake: {mistake}"
    );
}

#[test]
fn neighbour_without_weight_is_ignored() {
    let mistake = "0 * inf is NaN: at a whole position look at one number only";
    assert_quantile(&array![1.0, 2.0, INF], 0.5, 2.0, mistake);
    assert_quantile(&array![-INF, 0.0, 3.0], 0.0, -INF, mistake);
    assert_quantile(&array![-INF, 1.0, 2.0], 0.5, 1.0, mistake);
}

#[test]
fn infinite_neighbour_with_weight_decides() {
    let mistake = "from -inf, `low + (high - low) * t` is -inf + inf, which is NaN";
    assert_quantile(&array![1.0, INF], 0.5, INF, mistake);
    assert_quantile(&array![-INF, 1.0], 0.25, -INF, mistake);
    assert_quantile(&array![-INF, 1.0], 0.75, -INF, mistake);
}

#[test]
fn equal_infinities_have_a_middle() {
    let mistake = "inf - inf is NaN: between equal neighbours the quantile is what both are";
    assert_median(&array![INF, INF, NAN], INF, mistake);
    assert_quantile(&array![-INF, -INF, 1.0], 0.25, -INF, mistake);
}

#[test]
fn the_largest_numbers_have_a_middle() {
    let mistake = "1e308 + 1e308 is infinite: halve before you add";
    assert_median(&array![1e308, NAN, 1e308], 1e308, mistake);
    assert_median(&array![1.5e308, 1e308], 1.25e308, mistake);
    assert_median(&array![-1e308, 1e308], 0.0, "1e308 - -1e308 is infinite: use two weights");
    assert_quantile(
        &array![-1e308, 1e308],
        0.25,
        -5e307,
        "1e308 - -1e308 is infinite: use two weights",
    );
}

#[test]
fn ddof_of_the_count_or_more_is_an_error() {
    let rule = "compare ddof with the count of numbers before the subtraction";
    for (x, count) in [(array![1.0, NAN, 3.0, NAN], 2), (array![NAN, 7.0], 1)] {
        for ddof in [2, 3, 4, usize::MAX] {
            let got = call(|| nanvar(&x, ddof), rule);
            let expected = NanStatsError::TooFew { count, ddof };
            assert_eq!(got, Err(expected), "variance of {x} with ddof {ddof}, the rule: {rule}");
        }
    }
}

#[track_caller]
fn assert_no_quantile(x: &ArrayRef1<f64>, wanted: f64, rule: &str) {
    let got = call(|| nanquantile(x, wanted), rule);
    let named = matches!(got, Err(NanStatsError::NotAQuantile { q })
        if q == wanted || (q.is_nan() && wanted.is_nan()));
    assert!(
        named,
        "quantile {wanted} of {x}: expected NotAQuantile {{ q: {wanted} }}, got {got:?}\nthe rule: {rule}"
    );
}

#[test]
fn q_outside_0_to_1_is_an_error() {
    for wanted in [-0.1, 1.5, 50.0, INF, -INF] {
        let rule = "q is a share, not a percentage, and it is refused, not cut off";
        assert_no_quantile(&array![1.0, NAN, 3.0], wanted, rule);
    }
}

#[test]
fn q_of_nan_is_an_error() {
    let rule = "NaN is no share; `q < 0.0 || q > 1.0` is false for it";
    assert_no_quantile(&array![1.0, NAN, 3.0], NAN, rule);
}

#[test]
fn q_is_looked_at_first() {
    for x in [array![NAN], array![]] {
        assert_no_quantile(&x, 1.5, "NotAQuantile comes before NoNumbers");
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
