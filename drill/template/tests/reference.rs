//! The answer against the library's numbers, and against the plain loops on random input.

#[path = "../src/brute_force.rs"]
mod brute_force;

use approx::assert_relative_eq;
use ndarray::Array1;
use proptest::prelude::*;
use serde::Deserialize;

use {{crate}}::{{function}};

/// {{write: why so wide and no wider}}
const TOLERANCE: f64 = 1e-12;

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    x: Array1<f64>,
    answer: f64,
}

#[test]
fn equals_the_library() {
    let golden: Golden = serde_json::from_str(include_str!("../golden.json")).unwrap();
    assert!(!golden.cases.is_empty(), "golden.json has no case: write golden.py and run it");
    for case in golden.cases {
        println!("{}", case.name);
        assert_relative_eq!({{function}}(&case.x).unwrap(), case.answer, max_relative = TOLERANCE);
    }
}

proptest! {
    #[test]
    fn equals_brute_force(x in prop::collection::vec(-1e3..1e3, 1..20)) {
        let x = Array1::from(x);
        assert_relative_eq!({{function}}(&x).unwrap(), brute_force::{{function}}(&x), max_relative = TOLERANCE);
    }
}
