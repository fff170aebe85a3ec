//! The answer against scikit-learn's and NumPy's numbers, and against the plain loops on random
//! input.

#[path = "../src/brute_force.rs"]
mod brute_force;
#[path = "../src/follow_ups.rs"]
mod follow_ups;

use approx::assert_abs_diff_eq;
use cosine_top_k::{CosineError, cosine_similarity, top_k};
use ndarray::{Array2, ArrayRef2, s};
use proptest::prelude::*;
use serde::Deserialize;

/// Eight products, their sum and two lengths, each rounded to 1.1e-16 of at most 1.
const TOLERANCE: f64 = 1e-14;

#[derive(Deserialize)]
struct Golden {
    cases: Vec<Case>,
    ties: Vec<Case>,
    short: Vec<Case>,
    others: Vec<Others>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    queries: Array2<f64>,
    embeddings: Array2<f64>,
    similarities: Array2<f64>,
    order: Array2<usize>,
}

#[derive(Deserialize)]
struct Others {
    name: String,
    embeddings: Array2<f64>,
    order: Array2<usize>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden.json")).unwrap()
}

#[test]
fn similarities_equal_scikit_learn() {
    let golden = golden();
    for Case { name, queries, embeddings, similarities, .. } in
        golden.cases.into_iter().chain(golden.ties)
    {
        println!("{name}");
        let got = cosine_similarity(&queries, &embeddings).unwrap();
        assert_abs_diff_eq!(got, similarities, epsilon = TOLERANCE);
    }
}

#[test]
fn order_equals_the_stable_argsort_for_every_k() {
    let golden = golden();
    for Case { name, queries, embeddings, similarities, order } in
        golden.cases.into_iter().chain(golden.ties)
    {
        let n = embeddings.nrows();
        for k in 0..=n + 1 {
            let (values, indices) = top_k(&queries, &embeddings, k).unwrap();
            let expected = order.slice(s![.., ..k.min(n)]);
            assert_eq!(indices, expected, "{name}, k {k}");
            let expected =
                Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, expected[[i, j]]]]);
            assert_abs_diff_eq!(values, expected, epsilon = TOLERANCE);
        }
    }
}

/// Below ten times the distance from 1 to the next number, scikit-learn does not divide.
#[test]
fn short_vector_keeps_its_direction_and_not_so_in_scikit_learn() {
    for Case { name, queries, embeddings, similarities, .. } in golden().short {
        assert_eq!(similarities.row(0).to_vec(), [1.0, 1e-15], "{name}");
        let got = cosine_similarity(&queries, &embeddings);
        assert_eq!(got, Ok(Array2::ones((1, 2))), "{name}");
    }
}

#[test]
fn nearest_others_equal_the_argsort_without_the_diagonal() {
    for Others { name, embeddings, order } in golden().others {
        for k in 0..=embeddings.nrows() {
            let expected = order.slice(s![.., ..k.min(order.ncols())]);
            let got = follow_ups::nearest_others(&embeddings, k).unwrap();
            assert_eq!(got, expected, "{name}, k {k}");
        }
    }
    let none = follow_ups::nearest_others(&Array2::zeros((0, 2)), 3);
    assert_eq!(none, Ok(Array2::zeros((0, 0))));
    let nan = follow_ups::nearest_others(&Array2::from_elem((2, 2), f64::NAN), 1);
    assert_eq!(nan, Err(CosineError::BadQuery { row: 0 }));
}

/// Queries and embeddings of one width; some of length 0, many equal.
fn sets() -> impl Strategy<Value = (Array2<f64>, Array2<f64>)> {
    let number = prop_oneof![(-1..2i8).prop_map(f64::from), -10.0..10.0f64];
    (0..4usize, 0..20usize, 0..5usize).prop_flat_map(move |(q, n, d)| {
        let set = |rows: usize| {
            prop::collection::vec(number.clone(), rows * d)
                .prop_map(move |data| Array2::from_shape_vec((rows, d), data).unwrap())
        };
        (set(q), set(n))
    })
}

proptest! {
    #[test]
    fn similarities_equal_brute_force((queries, embeddings) in sets()) {
        let expected = brute_force::cosine_similarity(&queries, &embeddings);
        let got = cosine_similarity(&queries, &embeddings).unwrap();
        assert_abs_diff_eq!(got, expected, epsilon = TOLERANCE);
    }

    #[test]
    fn no_vector_is_more_than_similar_to_itself((_, embeddings) in sets()) {
        let got = cosine_similarity(&embeddings, &embeddings).unwrap();
        prop_assert!(got.iter().all(|similarity| similarity.abs() <= 1.0));
    }

    #[test]
    fn order_equals_a_sort_of_all((queries, embeddings) in sets(), k in 0..22usize) {
        let similarities = cosine_similarity(&queries, &embeddings).unwrap();
        let expected = brute_force::top_k(&similarities, k);
        let (values, indices) = top_k(&queries, &embeddings, k).unwrap();
        let columns = k.min(embeddings.nrows());
        prop_assert_eq!(indices.dim(), (queries.nrows(), columns));
        for (i, expected) in expected.into_iter().enumerate() {
            let best: Vec<f64> = expected.iter().map(|&index| similarities[[i, index]]).collect();
            prop_assert_eq!(values.row(i).to_vec(), best);
            prop_assert_eq!(indices.row(i).to_vec(), expected);
        }
    }

    #[test]
    fn any_layout_gives_the_same((queries, embeddings) in sets()) {
        let expected = cosine_similarity(&queries, &embeddings).unwrap();
        let by_column = queries.t().as_standard_layout().into_owned();
        let wide = spread(&embeddings);
        let got = cosine_similarity(&by_column.t(), &wide.slice(s![..;-2, ..;-3])).unwrap();
        assert_abs_diff_eq!(got, expected, epsilon = TOLERANCE);
    }
}

/// A larger array whose `s![..;-2, ..;-3]` is `x`, with NaN around it.
fn spread(x: &ArrayRef2<f64>) -> Array2<f64> {
    let mut wide = Array2::from_elem((2 * x.nrows(), 3 * x.ncols()), f64::NAN);
    wide.slice_mut(s![..;-2, ..;-3]).assign(x);
    wide
}
