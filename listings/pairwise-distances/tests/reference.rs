//! The answer against SciPy's and scikit-learn's numbers, and against the plain loops on random
//! input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;
#[path = "../../golden.rs"]
mod golden;

use approx::relative_eq;
use golden::Number;
use ndarray::{Array2, ArrayRef2, Axis, concatenate, s};
use pairwise_distances::{DistanceError, euclidean_distances};
use proptest::prelude::*;
use serde::Deserialize;

/// 40 columns may each add a rounding error to the three sums, and a pair that is not computed again
/// loses two digits at most: 40 * 1.1e-16 / 0.01 is 4.4e-13.
const TOLERANCE: f64 = 1e-12;

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case<f64>>,
    not_finite: Vec<Case<Number>>,
    cancelled: Vec<Cancelled>,
    offset: Vec<Case<f64>>,
    single: Vec<Case<f32>>,
}

#[derive(Deserialize)]
struct Case<A> {
    name: String,
    x: Array2<A>,
    y: Array2<A>,
    distances: Array2<A>,
}

#[derive(Deserialize)]
struct Cancelled {
    x: Array2<f64>,
    y: Array2<f64>,
    distances: Array2<f64>,
    scikit_learn: Array2<f64>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

/// Equal up to the tolerance, relative to each distance; a NaN equals a NaN.
#[track_caller]
fn assert_close(got: &ArrayRef2<f64>, expected: &ArrayRef2<f64>, tolerance: f64, name: &str) {
    let close = |a: f64, b: f64| {
        (a.is_nan() && b.is_nan()) || relative_eq!(a, b, epsilon = 0.0, max_relative = tolerance)
    };
    assert!(
        got.dim() == expected.dim() && got.iter().zip(expected).all(|(&a, &b)| close(a, b)),
        "{name}: got\n{got:?}\nexpected\n{expected:?}"
    );
}

#[test]
fn equals_scipy() {
    let golden = golden();
    for Case { name, x, y, distances } in golden.cases {
        assert_close(&euclidean_distances(&x, &y).unwrap(), &distances, TOLERANCE, &name);
    }
    for Case { name, x, y, distances } in golden.not_finite {
        let [x, y, distances] = [x, y, distances].map(|array| array.mapv(|number| number.0));
        assert_close(&euclidean_distances(&x, &y).unwrap(), &distances, TOLERANCE, &name);
    }
}

#[test]
fn equals_scipy_where_scikit_learn_loses_every_digit() {
    for case in golden().cancelled {
        assert_eq!(euclidean_distances(&case.x, &case.y), Ok(case.distances));
        assert_eq!(case.scikit_learn, Array2::<f64>::zeros((2, 2)));
    }
}

#[test]
fn single_precision_equals_scikit_learn() {
    for Case { name, x, y, distances } in golden().single {
        let got = follow_ups::euclidean_distances_f32(&x, &y).unwrap().mapv(f64::from);
        // One rounding to f32 on each side.
        assert_close(&got, &distances.mapv(f64::from), f64::from(f32::EPSILON), &name);
    }
}

#[test]
fn centred_distances_equal_scipy_far_from_the_origin() {
    for Case { name, x, y, distances } in golden().offset {
        let got = follow_ups::centred_distances(&x, &y).unwrap();
        assert_close(&got, &distances, TOLERANCE, &name);
    }
    let mismatch = DistanceError::WidthMismatch { x: 1, y: 3 };
    assert_eq!(
        follow_ups::centred_distances(&Array2::ones((2, 1)), &Array2::ones((2, 3))),
        Err(mismatch)
    );
}

/// Two sets of points of one width. Some points are in both, some are far away.
fn sets() -> impl Strategy<Value = (Array2<f64>, Array2<f64>)> {
    let coordinate = prop_oneof![
        (-3..4i8).prop_map(f64::from),
        -10.0..10.0f64,
        (-1.0..1.0f64).prop_map(|near| 1e8 + near),
    ];
    (0..8usize, 0..8usize, 0..6usize).prop_flat_map(move |(n, m, d)| {
        let set = |rows: usize| {
            prop::collection::vec(coordinate.clone(), rows * d)
                .prop_map(move |data| Array2::from_shape_vec((rows, d), data).unwrap())
        };
        (set(n), set(m)).prop_map(|(x, y)| {
            let both = concatenate![Axis(0), y, x.slice(s![x.nrows() / 2.., ..])];
            (x, both)
        })
    })
}

proptest! {
    #[test]
    fn equals_brute_force((x, y) in sets()) {
        let expected = brute_force::euclidean_distances(&x, &y);
        assert_close(&euclidean_distances(&x, &y).unwrap(), &expected, TOLERANCE, "");
    }

    #[test]
    fn a_set_with_itself_is_symmetric_with_a_diagonal_of_zeros((x, _) in sets()) {
        let distances = euclidean_distances(&x, &x).unwrap();
        assert_close(&distances, &distances.t(), TOLERANCE, "");
        prop_assert!(distances.diag().iter().all(|&distance| distance == 0.0));
    }

    #[test]
    fn any_layout_gives_the_same((x, y) in sets()) {
        let expected = euclidean_distances(&x, &y).unwrap();
        let by_column = x.t().as_standard_layout().into_owned();
        let mut wide = Array2::from_elem((2 * y.nrows(), 3 * y.ncols()), f64::NAN);
        wide.slice_mut(s![..;-2, ..;-3]).assign(&y);
        let got = euclidean_distances(&by_column.t(), &wide.slice(s![..;-2, ..;-3])).unwrap();
        assert_close(&got, &expected, TOLERANCE, "");
    }
}
