//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use cosine_top_k::{CosineError, cosine_similarity, top_k};
use ndarray::{Array2, ArrayRef2, array, s};

/// A cosine is a short sum of products and a division: rounding stays below 1e-14. Indices are
/// compared exactly, and no two similarities here are nearly equal: they tie to the last bit, or
/// are further apart than this.
const TOLERANCE: f64 = 1e-12;

#[track_caller]
fn assert_similarity(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    expected: Array2<f64>,
    mistake: &str,
) {
    let input = format!("queries\n{queries:?}\nembeddings\n{embeddings:?}");
    let got = cosine_similarity(queries, embeddings)
        .unwrap_or_else(|e| panic!("valid input was refused: {e:?}\n{input}"));
    let close = |(got, expected): (&f64, &f64)| (got - expected).abs() <= TOLERANCE;
    assert!(
        got.dim() == expected.dim() && got.iter().zip(&expected).all(close),
        "{input}\nexpected\n{expected}\ngot\n{got}\nlikely mistake: {mistake}"
    );
}

/// The indices as given, and as values the similarities that stand there.
#[track_caller]
fn assert_top(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
    expected: Array2<usize>,
    mistake: &str,
) {
    let input = format!("k {k}, queries\n{queries}\nembeddings\n{embeddings}");
    let (values, indices) = top_k(queries, embeddings, k)
        .unwrap_or_else(|e| panic!("valid input was refused: {e:?}\n{input}"));
    assert_eq!(indices, expected, "{input}\nlikely mistake: {mistake}");
    let all = definition(queries, embeddings);
    let expected = Array2::from_shape_fn(indices.dim(), |(i, j)| all[[i, indices[[i, j]]]]);
    let close = |(got, expected): (&f64, &f64)| (got - expected).abs() <= TOLERANCE;
    assert!(
        values.dim() == expected.dim() && values.iter().zip(&expected).all(close),
        "{input}\nexpected values\n{expected}\ngot\n{values}\nlikely mistake: the values are not \
         those of the indices"
    );
}

#[track_caller]
fn assert_refused(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    expected: CosineError,
    mistake: &str,
) {
    let input = format!("queries\n{queries:?}\nembeddings\n{embeddings:?}");
    let similarity = cosine_similarity(queries, embeddings);
    assert_eq!(similarity, Err(expected.clone()), "{input}\nlikely mistake: {mistake}");
    for k in [0, 1, 9] {
        let got = top_k(queries, embeddings, k);
        assert_eq!(got, Err(expected.clone()), "k {k}, {input}\nlikely mistake: {mistake}");
    }
}

fn definition(queries: &ArrayRef2<f64>, embeddings: &ArrayRef2<f64>) -> Array2<f64> {
    Array2::from_shape_fn((queries.nrows(), embeddings.nrows()), |(i, j)| {
        let (a, b) = (queries.row(i), embeddings.row(j));
        let lengths = a.dot(&a).sqrt() * b.dot(&b).sqrt();
        if lengths > 0.0 { a.dot(&b) / lengths } else { 0.0 }
    })
}

/// Vectors in all directions, no two alike.
fn vectors(rows: usize, from: usize) -> Array2<f64> {
    Array2::from_shape_fn((rows, 4), |(i, j)| ((from + 5 * i + j * j + 1) as f64 * 1.7).sin())
}

// ---- Core: what the problem says ----

/// Guard: the example of the page. Each mistake that fails it has a check of its own.
#[test]
fn worked_example_comes_out_right() {
    let queries = array![[1.0, 0.0], [0.0, -2.0]];
    let embeddings = array![[3.0, 4.0], [2.0, 0.0], [0.0, 5.0], [-1.0, 0.0]];
    let expected = array![[0.6, 1.0, 0.0, -1.0], [-0.8, 0.0, -1.0, 0.0]];
    let mistake = "one row of the answer belongs to one query";
    assert_similarity(&queries, &embeddings, expected, mistake);
    let mistake = "the k greatest, best first; 1 and 3 tie for the second query";
    assert_top(&queries, &embeddings, 3, array![[1, 0, 2], [1, 3, 0]], mistake);
}

#[test]
fn only_the_direction_counts() {
    let query = array![[1.0, 1.0]];
    let embeddings = array![[100.0, 0.0], [0.5, 0.5], [-3e80, -3e80]];
    let mistake = "the product alone, not divided by both lengths: a long vector wins";
    let expected = array![[f64::sqrt(0.5), 1.0, -1.0]];
    assert_similarity(&query, &embeddings, expected, mistake);
    assert_top(&query, &embeddings, 1, array![[1]], mistake);
}

#[test]
fn k_best_of_many_come_in_order() {
    let (queries, embeddings) = (vectors(5, 3), vectors(300, 1000));
    let all = definition(&queries, &embeddings);
    for k in [1, 2, 10, 299] {
        let mut expected = Array2::zeros((5, k));
        for (row, mut expected) in all.rows().into_iter().zip(expected.rows_mut()) {
            let mut order: Vec<usize> = (0..300).collect();
            order.sort_by(|&a, &b| row[b].total_cmp(&row[a]));
            expected.assign(&ndarray::ArrayView1::from(&order[..k]));
        }
        let mistake = "selected and not sorted, or the last of the k is one too far";
        assert_top(&queries, &embeddings, k, expected, mistake);
    }
}

#[test]
fn of_equal_similarities_the_lower_index_comes_first() {
    // Twice a vector is the same direction to the last bit.
    let row = array![0.3, -0.7, 0.2];
    let equal = Array2::from_shape_fn((40, 3), |(i, j)| row[j] * f64::from(1 << (i % 3)));
    let query = array![[0.1, -0.9, 0.4]];
    let mistake = "an ascending sort reversed, or a selection without a rule for ties";
    for k in [1, 2, 7, 39, 40] {
        let expected = Array2::from_shape_fn((1, k), |(_, j)| j);
        assert_top(&query, &equal, k, expected, mistake);
    }
}

#[test]
fn best_may_be_negative() {
    let opposite = array![[-1.0, -2.0], [-1.0, -1.0], [-1.0, -4.0]];
    let mistake = "the search for the best starts at 0";
    assert_top(&array![[1.0, 1.0]], &opposite, 2, array![[2, 0]], mistake);
}

#[test]
fn other_number_of_columns_is_an_error() {
    for (rows, q, e) in [(2, 2, 3), (2, 3, 2), (2, 1, 3), (2, 0, 1), (0, 2, 3)] {
        let expected = CosineError::WidthMismatch { queries: q, embeddings: e };
        let mistake = "zip stops at the shorter vector, or the widths are compared too late";
        assert_refused(&Array2::ones((rows, q)), &Array2::ones((2, e)), expected, mistake);
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn vector_of_length_zero_is_similar_to_nothing() {
    let zero = array![[0.0, 0.0]];
    let embeddings = array![[-1.0, -1.0], [0.0, 0.0], [2.0, 1.0]];
    let mistake =
        "0 / 0 is NaN; a vector without a direction has the similarity 0, even with itself";
    assert_similarity(&zero, &embeddings, Array2::zeros((1, 3)), mistake);
    assert_top(&zero, &embeddings, 2, array![[0, 1]], mistake);
    let mistake = "0 ranks below a positive similarity and above a negative one";
    assert_top(&array![[1.0, 1.0]], &embeddings, 3, array![[2, 1, 0]], mistake);
}

#[test]
fn short_vector_is_not_taken_for_zero() {
    let short = array![[1e-9, 0.0], [0.0, 1e-100]];
    let mistake = "an epsilon in the denominator; only a length of 0 needs a case of its own";
    assert_similarity(&short, &short, Array2::eye(2), mistake);
}

#[test]
fn similarity_stays_between_minus_one_and_one() {
    let x = vectors(60, 0);
    for other in [x.clone(), -&x] {
        let got = cosine_similarity(&x, &other).unwrap();
        let outside = got.iter().find(|similarity| similarity.abs() > 1.0);
        assert_eq!(
            outside, None,
            "vectors against themselves, or their opposites\n{x}\nlikely mistake: rounding makes \
             1.0000000000000002, whose acos is NaN"
        );
    }
    assert_similarity(&x, &x, definition(&x, &x), "clamped to another range");
}

#[test]
fn ties_at_the_cut_go_to_the_lower_index() {
    let cut = Array2::from_shape_fn((30, 2), |(i, j)| {
        // One of the thirty is the query's direction; the others are at a right angle, or opposite.
        match (i, j) {
            (17, 0) => 1.0,
            (_, 0) if i % 3 == 0 => -1.0,
            (17, _) => 0.0,
            _ if i % 3 == 0 => 0.0,
            (_, 1) => 1.0,
            _ => 0.0,
        }
    });
    let mistake = "the tied ones that fit are taken by luck";
    assert_top(&array![[1.0, 0.0]], &cut, 4, array![[17, 1, 2, 4]], mistake);
}

#[test]
fn k_of_zero_gives_no_columns() {
    let x = vectors(3, 0);
    let mistake = "in Python `[-0:]` is everything; `k - 1` overflows";
    assert_top(&x, &x, 0, Array2::zeros((3, 0)), mistake);
}

#[test]
fn k_above_the_number_of_embeddings_gives_all_of_them() {
    let embeddings = array![[0.0, 1.0], [1.0, 0.0]];
    for k in [2, 3, usize::MAX] {
        let mistake = "there are only 2 to take";
        assert_top(&array![[1.0, 0.1]], &embeddings, k, array![[1, 0]], mistake);
    }
}

#[test]
fn nothing_to_compare_gives_an_empty_answer() {
    let (none, two) = (Array2::zeros((0, 3)), Array2::ones((2, 3)));
    let mistake = "no rows are no error, and there is no best of none";
    assert_similarity(&none, &two, Array2::zeros((0, 2)), mistake);
    assert_similarity(&two, &none, Array2::zeros((2, 0)), mistake);
    assert_top(&none, &two, 1, Array2::zeros((0, 1)), mistake);
    assert_top(&two, &none, 1, Array2::zeros((2, 0)), mistake);
}

#[test]
fn number_that_is_not_finite_is_named() {
    let good = Array2::ones((3, 2));
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e200] {
        let rows = array![[1.0, 1.0], [0.0, bad], [bad, 0.0]];
        let mistake = "NaN has no place in an order; an infinite length makes every similarity 0";
        assert_refused(&good, &rows, CosineError::BadEmbedding { row: 1 }, mistake);
        let mistake = "the queries are looked at too, and first";
        assert_refused(&rows, &good, CosineError::BadQuery { row: 1 }, mistake);
        assert_refused(&rows, &rows, CosineError::BadQuery { row: 1 }, mistake);
    }
}

#[test]
fn strided_view_is_read_as_it_is_shown() {
    let wide = vectors(12, 7);
    let (queries, embeddings) = (wide.slice(s![..;4, ..;-2]), wide.slice(s![1..;2, ..;2]));
    let mistake = "the memory is read in its own order, or past the view";
    assert_similarity(&queries, &embeddings, definition(&queries, &embeddings), mistake);
    let by_column = wide.slice(s![..4, ..]);
    let expected = definition(&by_column.t(), &by_column);
    assert_similarity(&by_column.t(), &by_column, expected, mistake);
}
