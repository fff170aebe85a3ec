//! The answer against NumPy's arrays, and against the plain loops on random subscripts.
//!
//! All numbers are whole, and so is every sum of their products: exact in any order. Nothing here
//! needs a tolerance.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;

use mini_einsum::{EinsumError, einsum};
use ndarray::{ArrayD, ArrayRefD, ArrayViewD, Axis};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
    refused: Vec<Refused>,
    stretched: Vec<Refused>,
    gradients: Vec<Gradients>,
}

#[derive(Deserialize)]
struct Case {
    subscripts: String,
    operands: Vec<ArrayD<f64>>,
    result: ArrayD<f64>,
}

#[derive(Deserialize)]
struct Refused {
    subscripts: String,
    shapes: Vec<Vec<usize>>,
}

#[derive(Deserialize)]
struct Gradients {
    subscripts: String,
    a: ArrayD<f64>,
    b: ArrayD<f64>,
    gradient: ArrayD<f64>,
    a_gradient: ArrayD<f64>,
    b_gradient: ArrayD<f64>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

fn refs(operands: &[ArrayD<f64>]) -> Vec<&ArrayRefD<f64>> {
    operands.iter().map(|x| &**x).collect()
}

fn ones(shapes: &[Vec<usize>]) -> Vec<ArrayD<f64>> {
    shapes.iter().map(|shape| ArrayD::ones(&shape[..])).collect()
}

#[test]
fn equals_numpy() {
    for Case { subscripts, operands, result } in golden().cases {
        assert_eq!(einsum(&subscripts, &refs(&operands)), Ok(result), "{subscripts:?}");
    }
}

#[test]
fn refuses_what_numpy_and_pytorch_refuse() {
    for Refused { subscripts, shapes } in golden().refused {
        let got = einsum(&subscripts, &refs(&ones(&shapes)));
        assert!(got.is_err(), "einsum({subscripts:?}) of shapes {shapes:?} gave {got:?}");
    }
}

/// Where NumPy has an answer, and this has none.
#[test]
fn refuses_a_length_of_1_that_numpy_stretches() {
    for Refused { subscripts, shapes } in golden().stretched {
        let got = einsum(&subscripts, &refs(&ones(&shapes)));
        assert!(matches!(got, Err(EinsumError::SizeMismatch { .. })), "{subscripts:?}: {got:?}");
    }
}

/// What the given `parse` refuses, by name. It looks at the whole text before the operands.
#[test]
fn text_without_a_meaning_is_refused() {
    let not_a_letter = |found| EinsumError::NotALetter { found };
    let bad_output = |letter| EinsumError::BadOutput { letter };
    let square = ArrayD::ones(&[2, 2][..]);
    for (subscripts, expected) in [
        ("i1->i", not_a_letter('1')),
        ("éj->j", not_a_letter('é')),
        ("ij-ji", not_a_letter('-')),
        ("ij->j->i", not_a_letter('-')),
        ("...j->j", not_a_letter('.')),
        ("ij->i,j", not_a_letter(',')),
        ("ij->k1", not_a_letter('1')),
        ("ij->ijk", bad_output('k')),
        ("ij->ii", bad_output('i')),
        ("ij,j->k", bad_output('k')),
    ] {
        assert_eq!(einsum(subscripts, &[&square]), Err(expected), "{subscripts:?}");
    }
}

/// The gradient of an operand: the output and that operand change places.
#[test]
fn gradients_equal_pytorch() {
    for Gradients { subscripts, a, b, gradient, a_gradient, b_gradient } in golden().gradients {
        let (inputs, output) = subscripts.split_once("->").unwrap();
        let (x, y) = inputs.split_once(',').unwrap();
        let got = einsum(&format!("{output},{y}->{x}"), &[&gradient, &b]);
        assert_eq!(got, Ok(a_gradient), "{subscripts}");
        let got = einsum(&format!("{output},{x}->{y}"), &[&gradient, &a]);
        assert_eq!(got, Ok(b_gradient), "{subscripts}");
    }
}

/// Subscripts that are valid, and arrays for them.
#[derive(Debug, Clone)]
struct Valid {
    inputs: Vec<String>,
    output: String,
    operands: Vec<ArrayD<f64>>,
}

/// Inputs of up to three letters. If `repeats` is false, no letter is in one of them twice.
fn valid(count: std::ops::RangeInclusive<usize>, repeats: bool) -> impl Strategy<Value = Valid> {
    let input = prop::collection::vec(prop::sample::select(vec!['a', 'b', 'c', 'd', 'Z']), 0..4);
    let letters = Just(vec!['a', 'b', 'c', 'd', 'Z']).prop_shuffle();
    // A length of 0 in one case of ten or so: where it is, there is little else to see.
    let length = prop::sample::select([vec![0], vec![1; 8], vec![2; 16], vec![3; 16]].concat());
    let sizes = prop::collection::vec(length, 5);
    let kept = prop::collection::vec(any::<bool>(), 5);
    let inputs = prop::collection::vec(input, count);
    (inputs, letters, sizes, kept, 1..1000_u32).prop_map(
        move |(mut inputs, letters, sizes, kept, seed)| {
            if !repeats {
                for input in &mut inputs {
                    input.sort_unstable();
                    input.dedup();
                }
            }
            let size = |c: &char| sizes[letters.iter().position(|l| l == c).unwrap()];
            let mut seed = seed;
            let mut operand = |input: &Vec<char>| {
                let shape: Vec<usize> = input.iter().map(size).collect();
                ArrayD::from_shape_simple_fn(shape, || {
                    seed = seed * 75 % 65537;
                    f64::from(seed % 19) - 9.0
                })
            };
            let operands = inputs.iter().map(&mut operand).collect();
            let used = |c: &char| inputs.concat().contains(c);
            let output = letters.iter().zip(kept).filter(|(c, kept)| *kept && used(c));
            Valid {
                output: output.map(|(c, _)| c).collect(),
                operands,
                inputs: inputs.into_iter().map(String::from_iter).collect(),
            }
        },
    )
}

proptest! {
    #[test]
    fn equals_brute_force(Valid { inputs, output, operands } in valid(1..=3, true)) {
        let words: Vec<&str> = inputs.iter().map(String::as_str).collect();
        let expected = brute_force::einsum(&words, &output, &refs(&operands));
        let subscripts = format!("{}->{output}", inputs.join(","));
        prop_assert_eq!(einsum(&subscripts, &refs(&operands)), Ok(expected.clone()));

        // The same arrays as views, upside down and by columns in memory.
        let stored: Vec<ArrayD<f64>> = operands.iter().map(|x| turned(x.t()).to_owned()).collect();
        let views: Vec<_> = stored.iter().map(|x| turned(x.t())).collect();
        let views: Vec<&ArrayRefD<f64>> = views.iter().map(|x| &**x).collect();
        prop_assert_eq!(einsum(&subscripts, &views), Ok(expected));
    }

    #[test]
    fn output_that_is_not_written_equals_brute_force(
        Valid { inputs, operands, .. } in valid(1..=3, true),
    ) {
        let words: Vec<&str> = inputs.iter().map(String::as_str).collect();
        let once = |c: &char| inputs.concat().matches(*c).count() == 1;
        let output: String = ('A'..='z').filter(once).collect();
        let expected = brute_force::einsum(&words, &output, &refs(&operands));
        prop_assert_eq!(einsum(&inputs.join(","), &refs(&operands)), Ok(expected));
    }

    #[test]
    fn matrix_products_equal_the_definition(
        Valid { inputs, output, operands } in valid(2..=2, false),
    ) {
        let subscripts = format!("{}->{output}", inputs.join(","));
        let expected = einsum(&subscripts, &refs(&operands)).unwrap();
        let products = |a: &ArrayRefD<f64>, b: &ArrayRefD<f64>| {
            follow_ups::by_matrix_products((&inputs[0], a), (&inputs[1], b), &output)
        };
        prop_assert_eq!(products(&operands[0], &operands[1]), expected.clone());

        // The same arrays as views, upside down and by columns in memory.
        let stored: Vec<ArrayD<f64>> = operands.iter().map(|x| turned(x.t()).to_owned()).collect();
        prop_assert_eq!(products(&turned(stored[0].t()), &turned(stored[1].t())), expected);
    }

    /// Whatever is asked for, there is an answer or a reason, and never a panic.
    #[test]
    fn any_text_is_answered(
        subscripts in "[abcZ ,é1.>-]{0,4}(->)?[abcZ ,1.>-]{0,3}",
        shapes in prop::collection::vec(prop::collection::vec(0..3_usize, 0..3), 0..3),
    ) {
        let got = einsum(&subscripts, &refs(&ones(&shapes)));
        let letters = |c: char| c.is_ascii_alphabetic() || c == ' ' || c == ',';
        if !subscripts.replacen("->", "", 1).chars().all(letters) {
            prop_assert!(matches!(got, Err(EinsumError::NotALetter { .. })), "{:?}", got);
        }
    }
}

/// The view with every axis read from its end.
fn turned(mut x: ArrayViewD<f64>) -> ArrayViewD<f64> {
    for axis in 0..x.ndim() {
        x.invert_axis(Axis(axis));
    }
    x
}
