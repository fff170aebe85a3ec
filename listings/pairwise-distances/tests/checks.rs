//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ndarray::{Array2, ArrayRef2, array, s};
use pairwise_distances::{DistanceError, euclidean_distances};

/// The share of a distance by which it may be off. An expansion that loses a few digits passes, and
/// one that loses half of them does not. Where 0 is expected, nothing but 0 is right.
const TOLERANCE: f64 = 1e-9;

#[track_caller]
fn assert_distances(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, expected: Array2<f64>, mistake: &str) {
    let told = format!("likely mistake: {mistake}");
    let got = run(x, y, &told).unwrap_or_else(|e| panic!("valid points: {e:?}\n{told}"));
    assert_eq!(got.dim(), expected.dim(), "the shape of the answer\n{told}");
    for ((i, j), &expected) in expected.indexed_iter() {
        let got = got[[i, j]];
        let close = got == expected
            || (got.is_nan() && expected.is_nan())
            || (got - expected).abs() <= TOLERANCE * expected.abs().min(f64::MAX);
        let (a, b) = (x.row(i).to_vec(), y.row(j).to_vec());
        assert!(
            close,
            "from row {i} of x, {a:?},\nto row {j} of y, {b:?}:\nexpected {expected:?}, got {got:?}\n{told}"
        );
    }
}

/// Runs the attempt. If it panics, the input and the likely mistake are told below its own words.
#[track_caller]
fn run(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, told: &str) -> Result<Array2<f64>, DistanceError> {
    let panic = match catch_unwind(AssertUnwindSafe(|| euclidean_distances(x, y))) {
        Ok(answer) => return answer,
        Err(panic) => panic,
    };
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or(panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    panic!("it panics: {words}\nx of shape {:?}, y of shape {:?}\n{told}", x.dim(), y.dim());
}

/// Each coordinate's difference squared, pair by pair: the definition.
fn definition(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> Array2<f64> {
    Array2::from_shape_fn((x.nrows(), y.nrows()), |(i, j)| {
        (&x.row(i) - &y.row(j)).mapv(|difference| difference * difference).sum().sqrt()
    })
}

/// Points that no two agree in anything, between -1 and 1 around `offset`.
fn points(rows: usize, offset: f64) -> Array2<f64> {
    Array2::from_shape_fn((rows, 3), |(i, j)| offset + ((7 * i + 3 * j + 1) as f64 * 1.7).sin())
}

// ---- Core: what the problem says ----

/// Guard: the example of the page. Each mistake that fails it has a check of its own.
#[test]
fn worked_example_comes_out_right() {
    let (x, y) = (array![[1.0, 2.0], [4.0, 6.0]], array![[4.0, 2.0], [1.0, 6.0], [5.0, 5.0]]);
    let expected = array![[3.0, 4.0, 5.0], [4.0, 3.0, f64::sqrt(2.0)]];
    let mistake =
        "no square root, or -2 forgotten; a row for each row of x, a column for each of y";
    assert_distances(&x, &y, expected, mistake);
}

#[test]
fn agrees_with_the_definition_on_many_points() {
    let mistake = "a squared length is added along the wrong axis";
    for (n, m) in [(15, 15), (20, 11)] {
        let (x, y) = (points(n, 0.0), points(m, 5.0));
        assert_distances(&x, &y, definition(&x, &y), mistake);
    }
}

#[test]
fn equal_points_are_exactly_zero_apart() {
    let mistake = "|x|² + |x|² - 2 x·x is not 0 after rounding. It may be -7e-15, and its root \
                   NaN; or 7e-15, and its root 8e-8";
    for offset in [0.0, 10.0] {
        let x = points(40, offset);
        assert_distances(&x, &x, definition(&x, &x), mistake);
    }
}

#[test]
fn diagonal_of_two_different_sets_is_kept() {
    let (x, y) = (array![[0.0, 0.0], [1.0, 1.0]], array![[0.0, 2.0], [1.0, 4.0]]);
    let mistake = "the diagonal is set to 0 because the matrix is square";
    assert_distances(&x, &y, definition(&x, &y), mistake);
}

#[test]
fn other_number_of_coordinates_is_an_error() {
    let told = "likely mistake: one column is broadcast, zip stops at the shorter point, or the \
                widths are not compared";
    for (x, y) in [(1, 3), (3, 1), (2, 3)] {
        let got = run(&Array2::ones((2, x)), &Array2::ones((4, y)), told);
        let expected = Err(DistanceError::WidthMismatch { x, y });
        assert_eq!(got, expected, "2 points of {x} coordinates against 4 of {y}\n{told}");
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn equal_points_off_the_diagonal_are_zero_apart_too() {
    let x = points(30, 10.0);
    let mirrored = x.slice(s![..;-1, ..]);
    let mistake = "only the diagonal is set to 0, or only where x and y are one array";
    assert_distances(&x, &mirrored, definition(&x, &mirrored), mistake);
    assert_distances(&x, &x.slice(s![5..6, ..]), definition(&x, &x.slice(s![5..6, ..])), mistake);
}

#[test]
fn large_offset_keeps_its_digits() {
    let x = array![[1e8], [1e8 + 1.0]];
    let mistake = "the squares are near 1e16, where an f64 holds even numbers only: the 1 is lost";
    assert_distances(&x, &x, array![[0.0, 1.0], [1.0, 0.0]], mistake);
}

#[test]
fn every_offset_keeps_its_digits() {
    let mistake = "a fixed limit, such as `square < 1e-6`, does not see what cancels: compare \
                   the square with |x|² + |y|²";
    for half_decades in 2..19 {
        let x = points(15, f64::powf(10.0, 0.5 * f64::from(half_decades)));
        assert_distances(&x, &x, definition(&x, &x), mistake);
    }
}

#[test]
fn two_far_clusters_keep_their_small_distances() {
    let x = array![[0.0, 0.0], [3.0, 4.0], [1e8, 1e8], [1e8 + 3.0, 1e8 + 4.0]];
    let mistake = "no shift brings both clusters to the origin: look at a pair, not at the mean";
    assert_distances(&x, &x, definition(&x, &x), mistake);
}

#[test]
fn near_points_are_not_merged() {
    let x = array![[1.0, 1.0], [1.0, 1.0 + 1e-9], [1.0, 1.0 + 1e-7]];
    let mistake = "f32, or a threshold that takes a small distance for none";
    assert_distances(&x, &x, definition(&x, &x), mistake);
}

/// Guard: no rows are easily forgotten when the code is changed. The attempts that fail it, by
/// the mean of no points or a length in the wrong place, have checks of their own.
#[test]
fn no_rows_give_a_matrix_without_them() {
    let (none, two) = (Array2::zeros((0, 3)), Array2::ones((2, 3)));
    let mistake = "no points are no error: the matrix has no rows, or no columns";
    assert_distances(&none, &two, Array2::zeros((0, 2)), mistake);
    assert_distances(&two, &none, Array2::zeros((2, 0)), mistake);
    assert_distances(&none, &none, Array2::zeros((0, 0)), mistake);
    let told = "likely mistake: without rows nobody looked at the width";
    let got = run(&none, &Array2::ones((2, 4)), told);
    assert_eq!(got, Err(DistanceError::WidthMismatch { x: 3, y: 4 }), "x without rows\n{told}");
}

/// Guard: no columns are easily forgotten when the code is changed. The attempts that fail it,
/// by pieces of length 0 or a length in the wrong place, have checks of their own.
#[test]
fn points_without_coordinates_are_zero_apart() {
    let (x, y) = (Array2::zeros((2, 0)), Array2::zeros((3, 0)));
    assert_distances(&x, &y, Array2::zeros((2, 3)), "a sum of no squares is 0");
}

#[test]
fn nan_spoils_its_own_point_and_no_other() {
    let nan = f64::NAN;
    let x = array![[0.0, nan], [0.0, 0.0], [3.0, 4.0]];
    let expected = array![[nan, nan, nan], [nan, 0.0, 5.0], [nan, 5.0, 0.0]];
    let mistake =
        "`max(0.0)`, or a diagonal set to 0, hides a NaN; or one mean spreads it over all points";
    assert_distances(&x, &x, expected, mistake);
}

#[test]
fn infinite_coordinate_is_infinitely_far() {
    let inf = f64::INFINITY;
    let (x, y) = (array![[inf, 1.0], [1.0, 2.0]], array![[0.0, 1.0], [-inf, 0.0]]);
    let expected = array![[inf, inf], [f64::sqrt(2.0), inf]];
    let mistake = "inf - inf is NaN, and so is inf * 0: such a pair needs its differences";
    assert_distances(&x, &y, expected, mistake);
}

#[test]
fn squares_that_overflow_leave_a_distance() {
    let huge = array![[1e200, 0.0], [1e200, 3.0]];
    let mistake = "the squares overflow, and the difference of 3 does not";
    assert_distances(&huge, &huge, array![[0.0, 3.0], [3.0, 0.0]], mistake);
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    let mistake = "the memory is read in its own order, or past the view";
    let (wide, other) = (points(12, 0.0), points(6, 5.0));
    let (x, y) = (wide.slice(s![..;3, ..;-1]), other.slice(s![..;-2, ..]));
    assert_distances(&x, &y, definition(&x, &y), mistake);
    let by_column = wide.slice(s![..3, ..]);
    assert_distances(&by_column.t(), &y, definition(&by_column.t(), &y), mistake);
}
