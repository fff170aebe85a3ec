//! The answer against PyTorch's numbers, and against the plain loops on random input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;

use approx::{assert_abs_diff_eq, assert_relative_eq};
use batch_norm::{BatchNorm, Mode};
use ndarray::{Array1, Array2, Array4, Axis};
use proptest::prelude::*;
use serde::Deserialize;

/// Both sides round differently in the last digits and nowhere else.
const TOLERANCE: f64 = 1e-12;

#[derive(Deserialize)]
struct Golden {
    sequences: Vec<Sequence>,
    backward: Vec<Backward>,
    cumulative: Vec<Cumulative>,
    layer_norm: Vec<LayerNorm>,
    folded: Vec<Folded>,
    images: Vec<Images>,
}

#[derive(Deserialize)]
struct Folded {
    gamma: Array1<f64>,
    beta: Array1<f64>,
    running_mean: Array1<f64>,
    running_var: Array1<f64>,
    weight: Array2<f64>,
    bias: Array1<f64>,
    x: Array2<f64>,
    fused_weight: Array2<f64>,
    fused_bias: Array1<f64>,
    y: Array2<f64>,
}

#[derive(Deserialize)]
struct Images {
    gamma: Array1<f64>,
    beta: Array1<f64>,
    x: Array4<f64>,
    y: Array4<f64>,
    running_mean: Array1<f64>,
    running_var: Array1<f64>,
}

#[derive(Deserialize)]
struct Sequence {
    name: String,
    momentum: f64,
    eps: f64,
    gamma: Array1<f64>,
    beta: Array1<f64>,
    repeat: usize,
    train: Vec<Step>,
    eval_x: Array2<f64>,
    eval_y: Array2<f64>,
}

#[derive(Deserialize)]
struct Step {
    x: Array2<f64>,
    y: Array2<f64>,
    running_mean: Array1<f64>,
    running_var: Array1<f64>,
}

#[derive(Deserialize)]
struct Backward {
    gamma: Array1<f64>,
    beta: Array1<f64>,
    x: Array2<f64>,
    grad_y: Array2<f64>,
    grad_x: Array2<f64>,
    grad_gamma: Array1<f64>,
    grad_beta: Array1<f64>,
}

#[derive(Deserialize)]
struct Cumulative {
    steps: Vec<CumulativeStep>,
}

#[derive(Deserialize)]
struct CumulativeStep {
    x: Array2<f64>,
    running_mean: Array1<f64>,
    running_var: Array1<f64>,
}

#[derive(Deserialize)]
struct LayerNorm {
    eps: f64,
    x: Array2<f64>,
    y: Array2<f64>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

fn layer(gamma: Array1<f64>, beta: Array1<f64>) -> BatchNorm {
    BatchNorm { gamma, beta: beta.clone(), ..BatchNorm::new(beta.len()) }
}

#[test]
fn equals_pytorch_over_training_and_eval() {
    for case in golden().sequences {
        println!("{}", case.name);
        let mut layer =
            BatchNorm { momentum: case.momentum, eps: case.eps, ..layer(case.gamma, case.beta) };
        for step in &case.train {
            // `x - mean` cannot be better than one rounding of the mean, which counts where the
            // mean is large.
            let largest = step.x.fold(0.0, |largest: f64, x| largest.max(x.abs()));
            let mut y = Array2::zeros((0, 0));
            for _ in 0..case.repeat {
                y = layer.forward(&step.x).unwrap();
            }
            assert_abs_diff_eq!(y, step.y, epsilon = TOLERANCE + 4.0 * f64::EPSILON * largest);
            assert_relative_eq!(layer.running_mean, step.running_mean, max_relative = TOLERANCE);
            assert_relative_eq!(layer.running_var, step.running_var, max_relative = TOLERANCE);
        }
        layer.mode = Mode::Eval;
        let y = layer.forward(&case.eval_x).unwrap();
        assert_relative_eq!(y, case.eval_y, epsilon = TOLERANCE, max_relative = TOLERANCE);
    }
}

#[test]
fn backward_equals_autograd() {
    for case in golden().backward {
        let got = follow_ups::backward(&layer(case.gamma, case.beta), &case.x, &case.grad_y);
        assert_abs_diff_eq!(got.x, case.grad_x, epsilon = TOLERANCE);
        assert_abs_diff_eq!(got.gamma, case.grad_gamma, epsilon = TOLERANCE);
        assert_abs_diff_eq!(got.beta, case.grad_beta, epsilon = TOLERANCE);
    }
}

#[test]
fn cumulative_average_equals_momentum_none() {
    for case in golden().cumulative {
        let (mut layer, mut seen) = (BatchNorm::new(1), 0);
        for step in case.steps {
            assert!(
                follow_ups::forward_cumulative(&mut layer, &mut seen, &Array2::zeros((1, 1)))
                    .is_err()
            );
            follow_ups::forward_cumulative(&mut layer, &mut seen, &step.x).unwrap();
            assert_abs_diff_eq!(layer.running_mean, step.running_mean, epsilon = TOLERANCE);
            assert_abs_diff_eq!(layer.running_var, step.running_var, epsilon = TOLERANCE);
        }
    }
}

#[test]
fn layer_norm_equals_pytorch() {
    for case in golden().layer_norm {
        assert_abs_diff_eq!(follow_ups::layer_norm(&case.x, case.eps), case.y, epsilon = TOLERANCE);
    }
}

#[test]
fn folded_layer_equals_pytorch() {
    for case in golden().folded {
        let layer = BatchNorm {
            running_mean: case.running_mean,
            running_var: case.running_var,
            ..layer(case.gamma, case.beta)
        };
        let (weight, bias) = follow_ups::fold(&layer, &case.weight, &case.bias);
        assert_abs_diff_eq!(weight, case.fused_weight, epsilon = TOLERANCE);
        assert_abs_diff_eq!(bias, case.fused_bias, epsilon = TOLERANCE);
        assert_abs_diff_eq!(case.x.dot(&weight.t()) + bias, case.y, epsilon = TOLERANCE);
    }
}

#[test]
fn images_equal_pytorch() {
    for case in golden().images {
        let mut layer = layer(case.gamma, case.beta);
        let y = follow_ups::forward_images(&mut layer, &case.x).unwrap();
        assert_abs_diff_eq!(y, case.y, epsilon = TOLERANCE);
        assert_relative_eq!(layer.running_mean, case.running_mean, max_relative = TOLERANCE);
        assert_relative_eq!(layer.running_var, case.running_var, max_relative = TOLERANCE);
    }
}

/// A batch of `rows` rows at least, of up to four columns, and a layer with parameters of its own.
fn batch(rows: usize) -> impl Strategy<Value = (BatchNorm, Array2<f64>)> {
    (rows..12usize, 0..5usize).prop_flat_map(|(rows, columns)| {
        let vector = |range: std::ops::Range<f64>| prop::collection::vec(range, columns);
        let x = prop::collection::vec(-1e3..1e3, rows * columns);
        let parameters =
            (vector(-2.0..2.0), vector(-2.0..2.0), vector(-5.0..5.0), vector(0.0..9.0));
        (parameters, 0.0..=1.0f64, x).prop_map(move |((gamma, beta, mean, var), momentum, x)| {
            let layer = BatchNorm {
                running_mean: mean.into(),
                running_var: var.into(),
                momentum,
                ..layer(gamma.into(), beta.into())
            };
            (layer, Array2::from_shape_vec((rows, columns), x).unwrap())
        })
    })
}

proptest! {
    #[test]
    fn training_equals_brute_force((mut layer, x) in batch(2)) {
        let mut loops = layer.clone();
        let expected = brute_force::forward(&mut loops, &x);
        let got = layer.forward(&x).unwrap();
        assert_abs_diff_eq!(got, expected, epsilon = 1e-9);
        assert_abs_diff_eq!(layer.running_mean, loops.running_mean, epsilon = 1e-9);
        assert_relative_eq!(layer.running_var, loops.running_var, epsilon = 1e-9, max_relative = TOLERANCE);
    }

    #[test]
    fn eval_equals_brute_force((mut layer, x) in batch(0)) {
        layer.mode = Mode::Eval;
        let before = layer.clone();
        let expected = brute_force::forward(&mut layer.clone(), &x);
        assert_abs_diff_eq!(layer.forward(&x).unwrap(), expected, epsilon = 1e-9);
        prop_assert_eq!(layer, before);
    }

    #[test]
    fn kept_output_equals_the_answer(
        (mut layer, x) in batch(0),
        eval: bool,
        nan: bool,
        rows in 0..6_usize,
    ) {
        if eval {
            layer.mode = Mode::Eval;
        }
        let mut x = x;
        if let (true, Some(last)) = (nan && !eval, x.iter_mut().last()) {
            *last = f64::NAN;
        }
        // What it held before does not matter, and an error leaves it and the layer as they were.
        let mut y = Array2::from_elem((rows, x.ncols()), 7.0);
        let (mut other, mut kept) = (layer.clone(), y.clone());
        match follow_ups::forward_into(&mut layer, &x, &mut y) {
            Ok(()) => {
                kept = other.forward(&x).unwrap();
                assert_abs_diff_eq!(layer.running_mean, other.running_mean, epsilon = 1e-9);
                assert_relative_eq!(layer.running_var, other.running_var, epsilon = 1e-9, max_relative = TOLERANCE);
            }
            Err(error) => {
                prop_assert_eq!(other.forward(&x), Err(error));
                prop_assert_eq!(&layer, &other);
            }
        }
        assert_abs_diff_eq!(y, kept, epsilon = 1e-9);
    }

    #[test]
    fn order_of_the_rows_does_not_matter((mut layer, x) in batch(2)) {
        let backwards: Vec<usize> = (0..x.nrows()).rev().collect();
        let mut other = layer.clone();
        let y = layer.forward(&x).unwrap().select(Axis(0), &backwards);
        assert_abs_diff_eq!(other.forward(&x.select(Axis(0), &backwards)).unwrap(), y, epsilon = 1e-9);
    }
}
