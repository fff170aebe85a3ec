//! The answer against NumPy's numbers, and against the plain loops on random input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;
#[path = "../../golden.rs"]
mod golden;

use approx::assert_relative_eq;
use golden::Number;
use nan_stats::{NanStatsError, nanmean, nanmedian, nanquantile, nanvar};
use ndarray::{Array1, Array2, s};
use proptest::prelude::*;
use serde::Deserialize;

/// At most 30 additions, in an order different from NumPy's: each loses a part in 1e16.
const TOLERANCE: f64 = 1e-12;

#[derive(Deserialize)]
struct Golden {
    qs: Vec<f64>,
    cases: Vec<Case>,
    infinities: Vec<Infinities>,
    beside_infinity: Vec<BesideInfinity>,
    refused: Vec<Refused>,
    no_quantiles: Vec<Number>,
    columns: Vec<Columns>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    x: Array1<Number>,
    mean: f64,
    /// Element `d` is the variance with ddof `d`.
    var: Vec<f64>,
    median: f64,
    /// In the order of `qs`.
    quantiles: Array1<f64>,
}

#[derive(Deserialize)]
struct Infinities {
    x: Array1<Number>,
    mean: Number,
    var: Number,
    median: Number,
}

#[derive(Deserialize)]
struct BesideInfinity {
    x: Array1<Number>,
    q: f64,
    numpy: Number,
}

#[derive(Deserialize)]
struct Refused {
    x: Array1<Number>,
    ddof: usize,
    count: usize,
}

#[derive(Deserialize)]
struct Columns {
    x: Array2<Number>,
    means: Array1<Number>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

#[track_caller]
fn assert_close(got: f64, expected: f64) {
    assert_relative_eq!(got, expected, max_relative = TOLERANCE, epsilon = TOLERANCE);
}

/// The same infinity, or NaN both.
fn same(got: f64, expected: f64) -> bool {
    got == expected || (got.is_nan() && expected.is_nan())
}

#[test]
fn equals_numpy() {
    let golden = golden();
    for case in golden.cases {
        println!("{}", case.name);
        let x = case.x.mapv(|n| n.0);
        assert_close(nanmean(&x).unwrap(), case.mean);
        assert_close(nanmedian(&x).unwrap(), case.median);
        for (ddof, &var) in case.var.iter().enumerate() {
            assert_close(nanvar(&x, ddof).unwrap(), var);
        }
        for (&q, &quantile) in golden.qs.iter().zip(&case.quantiles) {
            assert_close(nanquantile(&x, q).unwrap(), quantile);
        }
        let together = follow_ups::nanquantiles(&x, &golden.qs).unwrap();
        let apart: Vec<f64> = golden.qs.iter().map(|&q| nanquantile(&x, q).unwrap()).collect();
        assert_eq!(together, apart);
    }
}

#[test]
fn infinities_equal_numpy() {
    for case in golden().infinities {
        let x = case.x.mapv(|n| n.0);
        for (got, expected) in
            [(nanmean(&x), case.mean), (nanvar(&x, 0), case.var), (nanmedian(&x), case.median)]
        {
            let got = got.unwrap();
            assert!(same(got, expected.0), "{x}: got {got}, NumPy {expected:?}");
        }
    }
}

/// Where NumPy's nanquantile multiplies an infinity by 0 or takes it from itself, ours agrees with
/// NumPy's own median, and with the number at a whole position. Everywhere else the two agree.
#[test]
fn quantiles_beside_infinity_are_numpy_s_or_better() {
    let inf = f64::INFINITY;
    let mut better = Vec::new();
    for BesideInfinity { x, q, numpy } in golden().beside_infinity {
        let x = x.mapv(|n| n.0);
        let got = nanquantile(&x, q).unwrap();
        if same(got, numpy.0) {
            continue;
        }
        assert!(numpy.0.is_nan(), "{x} at {q}: got {got}, NumPy {numpy:?}");
        better.push(got);
    }
    assert_eq!(better, [2.0, inf, inf, -inf]);
}

#[test]
fn refuses_where_numpy_gives_nan() {
    for Refused { x, ddof, count } in golden().refused {
        let x = x.mapv(|n| n.0);
        let expected = if count == 0 {
            assert_eq!(nanmean(&x), Err(NanStatsError::NoNumbers));
            assert_eq!(nanmedian(&x), Err(NanStatsError::NoNumbers));
            assert_eq!(follow_ups::nanquantiles(&x, &[0.5]), Err(NanStatsError::NoNumbers));
            let selected = follow_ups::nanquantile_by_selection(&x, 0.5);
            assert_eq!(selected, Err(NanStatsError::NoNumbers));
            NanStatsError::NoNumbers
        } else {
            NanStatsError::TooFew { count, ddof }
        };
        assert_eq!(nanvar(&x, ddof), Err(expected.clone()));
        assert_eq!(moments(&x).var(ddof), Err(expected));
    }
}

#[test]
fn refuses_the_quantiles_that_numpy_refuses() {
    let x = Array1::from(vec![1.0, 2.0]);
    for Number(q) in golden().no_quantiles {
        for got in [nanquantile(&x, q).map(|v| vec![v]), follow_ups::nanquantiles(&x, &[0.5, q])] {
            assert!(matches!(got, Err(NanStatsError::NotAQuantile { .. })), "{q}: {got:?}");
        }
    }
}

#[test]
fn column_means_equal_numpy() {
    for Columns { x, means } in golden().columns {
        let got = follow_ups::column_means(&x.mapv(|n| n.0));
        assert_eq!(got.len(), means.len());
        for (&got, expected) in got.iter().zip(&means) {
            assert!(same(got, expected.0) || (got - expected.0).abs() < TOLERANCE);
        }
    }
}

fn moments(x: &Array1<f64>) -> follow_ups::Moments {
    let mut moments = follow_ups::Moments::default();
    for &v in x {
        moments.push(v);
    }
    moments
}

/// NaN of both signs among numbers of which many are equal; at least one number.
fn input() -> impl Strategy<Value = Array1<f64>> {
    let element = prop_oneof![
        prop::sample::select(vec![f64::NAN, -f64::NAN, -0.0, 0.0, 1.0]),
        (-3..4i8).prop_map(f64::from),
        -1e3..1e3,
    ];
    (prop::collection::vec(element, 0..20), -1e3..1e3).prop_map(|(mut x, number)| {
        x.push(number);
        Array1::from(x)
    })
}

proptest! {
    #[test]
    fn equals_brute_force(x in input(), q in 0.0..=1.0) {
        let close = |got: Result<f64, _>, expected| {
            assert_relative_eq!(got.unwrap(), expected, max_relative = TOLERANCE, epsilon = 1e-9);
        };
        close(nanmean(&x), brute_force::nanmean(&x));
        close(nanvar(&x, 0), brute_force::nanvar(&x, 0));
        close(nanmedian(&x), brute_force::nanmedian(&x));
        for q in [q, 0.0, 0.25, 1.0] {
            close(nanquantile(&x, q), brute_force::nanquantile(&x, q));
        }
    }

    #[test]
    fn selection_equals_sorting(x in input(), q in 0.0..=1.0) {
        for q in [q, 0.0, 0.5, 1.0, 1.5] {
            prop_assert_eq!(follow_ups::nanquantile_by_selection(&x, q), nanquantile(&x, q));
        }
    }

    /// Infinities too: the plain loops look at no neighbour that has no weight.
    #[test]
    fn infinities_equal_brute_force(
        elements in prop::collection::vec(
            prop::sample::select(vec![f64::INFINITY, -f64::INFINITY, 1.0, 2.0, f64::NAN]), 0..9,
        ),
        q in prop::sample::select(vec![0.0, 0.25, 0.5, 0.75, 1.0]),
    ) {
        let mut x = Array1::from(elements);
        x.append(ndarray::Axis(0), ndarray::aview1(&[1.0])).unwrap();
        let (got, expected) = (nanquantile(&x, q).unwrap(), brute_force::nanquantile(&x, q));
        prop_assert!(same(got, expected), "{} at {}: got {}, expected {}", x, q, got, expected);
        let got = follow_ups::nanquantile_by_selection(&x, q).unwrap();
        prop_assert!(same(got, expected), "{} at {}: selected {}, expected {}", x, q, got, expected);
    }

    #[test]
    fn any_layout_gives_the_same(x in input(), q in 0.0..=1.0) {
        let mut wide = Array1::from_elem(3 * x.len(), 1e9);
        wide.slice_mut(s![..;-3]).assign(&x);
        let strided = wide.slice(s![..;-3]);
        prop_assert_eq!(nanmean(&strided), nanmean(&x));
        prop_assert_eq!(nanvar(&strided, 0), nanvar(&x, 0));
        prop_assert_eq!(nanquantile(&strided, q), nanquantile(&x, q));
    }

    /// Two parts, one of which may hold no number, are worth one walk over both.
    #[test]
    fn moments_equal_the_variance(x in input(), part in any::<prop::sample::Index>(), ddof in 0..4usize) {
        let part = part.index(x.len() + 1);
        let halves = [x.slice(s![..part]).to_owned(), x.slice(s![part..]).to_owned()];
        let merged = moments(&halves[0]).merge(moments(&halves[1]));
        for got in [moments(&x).var(ddof), merged.var(ddof)] {
            match (got, nanvar(&x, ddof)) {
                (Ok(got), Ok(expected)) => {
                    assert_relative_eq!(got, expected, max_relative = TOLERANCE, epsilon = 1e-9);
                }
                (got, expected) => prop_assert_eq!(got, expected),
            }
        }
    }
}
