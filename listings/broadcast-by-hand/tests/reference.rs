//! The answer against NumPy's shapes, and against the plain loops on random shapes.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;

use approx::assert_relative_eq;
use broadcast_by_hand::{BroadcastError, broadcast_shapes, mse};
use ndarray::{ArrayD, ArrayRefD, IxDyn};
use proptest::prelude::*;
use serde::Deserialize;

/// At most 24 additions, in an order different from NumPy's: each loses a part in 1e16.
const TOLERANCE: f64 = 1e-12;

#[derive(Deserialize)]
struct Golden {
    pairs: Vec<Shapes>,
    several: Vec<Shapes>,
    mse: Vec<Mse>,
    traps: Vec<Trap>,
    strides: Vec<Strides>,
    applied: Vec<Applied>,
}

#[derive(Deserialize)]
struct Shapes {
    shapes: Vec<Vec<usize>>,
    /// None where NumPy raises.
    result: Option<Vec<usize>>,
}

#[derive(Deserialize)]
struct Mse {
    prediction: ArrayD<f64>,
    target: ArrayD<f64>,
    mse: f64,
}

#[derive(Deserialize)]
struct Trap {
    prediction: ArrayD<f64>,
    target: ArrayD<f64>,
    numpy: f64,
}

#[derive(Deserialize)]
struct Strides {
    shape: Vec<usize>,
    to: Vec<usize>,
    strides: Option<Vec<usize>>,
}

#[derive(Deserialize)]
struct Applied {
    a: ArrayD<f64>,
    b: ArrayD<f64>,
    product: ArrayD<f64>,
    gradient: ArrayD<f64>,
    a_gradient: ArrayD<f64>,
    b_gradient: ArrayD<f64>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

#[test]
fn shapes_equal_numpy() {
    for Shapes { shapes, result } in golden().pairs {
        assert_eq!(broadcast_shapes(&shapes[0], &shapes[1]).ok(), result, "{shapes:?}");
    }
}

#[test]
fn several_shapes_equal_numpy() {
    let golden = golden();
    for Shapes { shapes, result } in golden.several.iter().chain(&golden.pairs) {
        let shapes: Vec<&[usize]> = shapes.iter().map(Vec::as_slice).collect();
        assert_eq!(follow_ups::broadcast_all(&shapes).ok(), *result, "{shapes:?}");
    }
}

#[test]
fn mse_equals_scikit_learn() {
    for Mse { prediction, target, mse: expected } in golden().mse {
        let got = mse(&prediction, &target).unwrap();
        assert_relative_eq!(got, expected, max_relative = TOLERANCE);
    }
}

/// The plain loops fall into the trap as NumPy does, and the answer does not.
#[test]
fn traps_are_numpy_s_and_refused() {
    for Trap { prediction, target, numpy } in golden().traps {
        let trapped = brute_force::mse(&prediction, &target).unwrap();
        assert_relative_eq!(trapped, numpy, max_relative = TOLERANCE);
        assert!(matches!(mse(&prediction, &target), Err(BroadcastError::ShapesDiffer { .. })));
    }
}

#[test]
fn strides_equal_numpy() {
    for Strides { shape, to, strides } in golden().strides {
        assert_eq!(follow_ups::strides(&shape, &to), strides, "{shape:?} to {to:?}");
    }
}

#[test]
fn products_and_their_gradients_equal_pytorch() {
    for Applied { a, b, product, gradient, a_gradient, b_gradient } in golden().applied {
        let times = |a: &ArrayRefD<f64>, b| follow_ups::apply(a, b, |a, b| a * b).unwrap();
        assert_relative_eq!(times(&a, &b), product, max_relative = TOLERANCE);
        for (x, other, expected) in [(&a, &b, a_gradient), (&b, &a, b_gradient)] {
            let got = follow_ups::unbroadcast(&times(&gradient, other), x.shape());
            assert_relative_eq!(got, expected, max_relative = TOLERANCE, epsilon = TOLERANCE);
        }
    }
    let (two, three) = (ArrayD::zeros(IxDyn(&[2])), ArrayD::zeros(IxDyn(&[3])));
    let refused = BroadcastError::Incompatible { axis: 0, a: 2, b: 3 };
    assert_eq!(follow_ups::apply(&two, &three, |a, _| a), Err(refused));
}

fn shape() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(prop::sample::select(vec![0, 1, 1, 2, 3]), 0..5)
}

/// Shapes that broadcast: parts of one, with some lengths set to 1.
fn fitting() -> impl Strategy<Value = (Vec<usize>, Vec<usize>)> {
    let part = |full: Vec<usize>, ones: Vec<bool>, from: prop::sample::Index| {
        let from = from.index(full.len() + 1);
        full.into_iter().zip(ones).map(|(n, one)| if one { 1 } else { n }).skip(from).collect()
    };
    let ones = || prop::collection::vec(any::<bool>(), 4);
    let full = prop::collection::vec(1..4usize, 0..4);
    (full, ones(), ones(), any::<prop::sample::Index>(), any::<prop::sample::Index>())
        .prop_map(move |(full, a, b, i, j)| (part(full.clone(), a, i), part(full, b, j)))
}

fn counted(shape: &[usize]) -> ArrayD<f64> {
    let mut next = 0.0;
    ArrayD::from_shape_simple_fn(shape, || {
        next += 1.0;
        next
    })
}

proptest! {
    #[test]
    fn shapes_equal_brute_force(a in shape(), b in shape()) {
        let got = broadcast_shapes(&a, &b);
        prop_assert_eq!(got.clone().ok(), brute_force::broadcast_shapes(&a, &b));
        if let Err(BroadcastError::Incompatible { axis, a: m, b: n }) = got {
            let ndim = a.len().max(b.len());
            let padded = |x: &[usize]| [vec![1; ndim - x.len()], x.to_vec()].concat();
            let (a, b) = (padded(&a), padded(&b));
            prop_assert_eq!((m, n), (a[axis], b[axis]));
            prop_assert!(brute_force::broadcast_shapes(&a[..axis], &b[..axis]).is_some());
            prop_assert!(brute_force::broadcast_shapes(&[m], &[n]).is_none());
        }
    }

    #[test]
    fn fitting_shapes_equal_ndarray((a, b) in fitting()) {
        let (x, y) = (counted(&a), counted(&b));
        let expected = &x - &y;
        prop_assert_eq!(broadcast_shapes(&a, &b), Ok(expected.shape().to_vec()));
        prop_assert_eq!(follow_ups::apply(&x, &y, |x, y| x - y), Ok(expected.clone()));
        prop_assert_eq!(brute_force::subtract(&x, &y), Some(expected));
    }

    /// Reading by strides brings the elements that ndarray's own broadcast brings.
    #[test]
    fn strides_lead_to_the_right_elements((a, b) in fitting()) {
        let (x, to) = (counted(&a), broadcast_shapes(&a, &b).unwrap());
        let strides = follow_ups::strides(&a, &to).unwrap();
        let memory = x.as_slice().unwrap();
        let got = ArrayD::from_shape_fn(&to[..], |place| {
            memory[(0..to.len()).map(|axis| place[axis] * strides[axis]).sum::<usize>()]
        });
        prop_assert_eq!(got, x.broadcast(&to[..]).unwrap());
    }

    #[test]
    fn mse_equals_brute_force((shape, _) in fitting(), scale in 0.1..10.0_f64) {
        let prediction = counted(&shape);
        let target = prediction.mapv(|x| (x * scale).sin());
        let expected = brute_force::mse(&prediction, &target).unwrap();
        assert_relative_eq!(mse(&prediction, &target).unwrap(), expected, max_relative = TOLERANCE);
        // The same matrices with their axes in another order are other memory, and the same pairs.
        let got = mse(&prediction.t(), &target.t().as_standard_layout()).unwrap();
        assert_relative_eq!(got, expected, max_relative = TOLERANCE);
    }
}
