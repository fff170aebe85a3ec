//! What a right answer does. The solution, your attempt and every wrong attempt are judged by this
//! file.

use std::panic::{AssertUnwindSafe, catch_unwind};

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
    let told = format!("likely mistake: {mistake}");
    let got = run(|| cosine_similarity(queries, embeddings), &told)
        .unwrap_or_else(|e| panic!("valid input was refused: {e:?}\n{told}"));
    assert_eq!(got.dim(), expected.dim(), "the shape of the similarities\n{told}");
    for ((i, j), &expected) in expected.indexed_iter() {
        let got = got[[i, j]];
        let (query, embedding) = (queries.row(i).to_vec(), embeddings.row(j).to_vec());
        assert!(
            (got - expected).abs() <= TOLERANCE,
            "query {i}, {query:?}, and embedding {j}, {embedding:?}:\nexpected {expected:?}, \
             got {got:?}\n{told}"
        );
    }
}

/// The indices as given, and as values the similarities that belong to them.
#[track_caller]
fn assert_top(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
    expected: Array2<usize>,
    mistake: &str,
) {
    let told =
        format!("top_k, k = {k}, of {} embeddings\nlikely mistake: {mistake}", embeddings.nrows());
    let (values, indices) = run(|| top_k(queries, embeddings, k), &told)
        .unwrap_or_else(|e| panic!("valid input was refused: {e:?}\n{told}"));
    assert_eq!(indices.dim(), expected.dim(), "the shape of the indices\n{told}");
    assert_eq!(values.dim(), expected.dim(), "the shape of the values\n{told}");
    let all = definition(queries, embeddings);
    for ((i, place), &expected) in expected.indexed_iter() {
        let (got, value) = (indices[[i, place]], values[[i, place]]);
        let similarity = |index| all.get((i, index)).copied().unwrap_or(f64::NAN);
        assert_eq!(
            got,
            expected,
            "query {i}, {:?}, place {place}: index {got} has a similarity of {:?}, and index \
             {expected} has {:?}\n{told}",
            queries.row(i).to_vec(),
            similarity(got),
            similarity(expected),
        );
        assert!(
            (value - all[[i, expected]]).abs() <= TOLERANCE,
            "query {i}, place {place}, index {got}: expected the value {:?}, got {value:?}\nlikely \
             mistake: the values are not those of the indices",
            all[[i, expected]],
        );
    }
}

#[track_caller]
fn assert_refused(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    expected: CosineError,
    mistake: &str,
) {
    let told =
        format!("queries\n{queries:?}\nembeddings\n{embeddings:?}\nlikely mistake: {mistake}");
    let similarity = run(|| cosine_similarity(queries, embeddings), &told);
    assert_eq!(similarity, Err(expected.clone()), "cosine_similarity of {told}");
    let top = run(|| top_k(queries, embeddings, 1), &told);
    assert_eq!(top, Err(expected), "top_k, k = 1, of {told}");
}

/// Runs the attempt. If it panics, the likely mistake is told below its own words.
#[track_caller]
fn run<T>(attempt: impl FnOnce() -> T, told: &str) -> T {
    let panic = match catch_unwind(AssertUnwindSafe(attempt)) {
        Ok(answer) => return answer,
        Err(panic) => panic,
    };
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or(panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    panic!("it panics: {words}\n{told}");
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
    let mistake = "not divided by both lengths, or something was added to a length";
    assert_similarity(&queries, &embeddings, expected, mistake);
    let mistake = "the k greatest, best first; 1 and 3 tie for the second query";
    assert_top(&queries, &embeddings, 3, array![[1, 0, 2], [1, 3, 0]], mistake);
}

#[test]
fn only_the_direction_counts() {
    let query = array![[1.0, 1.0]];
    let embeddings = array![[100.0, 0.0], [0.5, 0.5], [-3e8, -3e8]];
    let mistake = "the product alone, not divided by both lengths: a long vector wins";
    let expected = array![[f64::sqrt(0.5), 1.0, -1.0]];
    assert_similarity(&query, &embeddings, expected, mistake);
    assert_top(&query, &embeddings, 1, array![[1]], mistake);
}

#[test]
fn k_best_of_many_come_in_order() {
    let (queries, embeddings) = (vectors(5, 3), vectors(300, 1000));
    let all = definition(&queries, &embeddings);
    let mistake = "selected and not sorted, or the last of the k is one too far";
    for k in [1, 2, 10, 299] {
        let mut expected = Array2::zeros((5, k));
        for (row, mut expected) in all.rows().into_iter().zip(expected.rows_mut()) {
            let mut order: Vec<usize> = (0..300).collect();
            order.sort_by(|&a, &b| row[b].total_cmp(&row[a]));
            expected.assign(&ndarray::ArrayView1::from(&order[..k]));
        }
        assert_top(&queries, &embeddings, k, expected, mistake);
    }
}

#[test]
fn of_equal_similarities_the_lower_index_comes_first() {
    // Three directions in mixed order, twenty of each.
    let direction = |i: usize| (i * i + i / 2) % 3;
    let (rows, x) = (60, [[3.0, 4.0], [5.0, 12.0], [-8.0, 6.0]]);
    let embeddings = Array2::from_shape_fn((rows, 2), |(i, j)| x[direction(i)][j]);
    let mut order: Vec<usize> = (0..rows).collect();
    order.sort_by_key(|&i| direction(i));
    let expected = Array2::from_shape_vec((1, rows), order).unwrap();
    let mistake = "an ascending sort reversed, or a sort that is not stable";
    assert_top(&array![[1.0, 0.0]], &embeddings, rows, expected, mistake);
}

#[test]
fn best_may_be_negative() {
    let opposite = array![[-1.0, -2.0], [-1.0, -1.0], [-1.0, -4.0]];
    let mistake = "the search for the best starts at 0";
    assert_top(&array![[1.0, 1.0]], &opposite, 2, array![[2, 0]], mistake);
}

#[test]
fn other_number_of_columns_is_an_error() {
    for (q, e) in [(2, 3), (3, 2), (1, 3)] {
        let expected = CosineError::WidthMismatch { queries: q, embeddings: e };
        let mistake = "zip stops at the shorter vector, or the widths are not compared";
        assert_refused(&Array2::ones((2, q)), &Array2::ones((2, e)), expected, mistake);
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn vector_of_length_zero_is_similar_to_nothing() {
    let zero = array![[0.0, 0.0]];
    let mistake =
        "0 / 0 is NaN; a vector without a direction has the similarity 0, even with itself";
    assert_similarity(&zero, &array![[0.0, 0.0], [2.0, 1.0]], Array2::zeros((1, 2)), mistake);
    let embeddings = array![[-1.0, -1.0], [0.0, 0.0], [2.0, 1.0]];
    let mistake = "0 ranks below a positive similarity and above a negative one";
    assert_top(&array![[1.0, 1.0]], &embeddings, 3, array![[2, 1, 0]], mistake);
}

#[test]
fn short_vector_is_not_taken_for_zero() {
    let short = array![[1e-9, 0.0], [0.0, 1e-20]];
    let mistake = "an epsilon in the denominator; only a length of 0 needs a case of its own";
    assert_similarity(&short, &short, Array2::eye(2), mistake);
}

#[test]
fn very_short_and_very_long_vectors_have_a_direction() {
    let vectors = array![[1e-100, 0.0], [0.0, 1e100]];
    let mistake = "the two squared lengths are multiplied, which gives 0 or infinity; take each \
                   root first";
    assert_similarity(&vectors, &vectors, Array2::eye(2), mistake);
}

#[test]
fn similarity_stays_between_minus_one_and_one() {
    let x = vectors(60, 0);
    let told = "likely mistake: rounding makes 1.0000000000000002, whose acos is NaN";
    for other in [x.clone(), -&x] {
        let got = run(|| cosine_similarity(&x, &other), told).unwrap();
        let outside = got.indexed_iter().find(|(_, similarity)| similarity.abs() > 1.0);
        if let Some(((i, j), similarity)) = outside {
            panic!("{} and {}: got {similarity:?}\n{told}", x.row(i), other.row(j));
        }
    }
    assert_similarity(&x, &x, definition(&x, &x), "clamped to another range");
}

#[test]
fn nearly_equal_is_not_equal() {
    let embeddings = array![[1.0, 1e-5], [1.0, 0.0]];
    let mistake = "rounded, or compared with a tolerance: 1 - 5e-11 is less than 1";
    assert_top(&array![[1.0, 0.0]], &embeddings, 2, array![[1, 0]], mistake);
}

#[test]
fn zero_and_minus_zero_are_equal() {
    let embeddings = array![[0.0, -1.0], [0.0, 1.0], [0.0, -2.0]];
    let mistake =
        "a product of 0 and a negative number is -0.0, and `total_cmp` ranks it below 0.0";
    for query in [array![[-1.0, 0.0]], array![[1.0, 0.0]]] {
        assert_top(&query, &embeddings, 3, array![[0, 1, 2]], mistake);
    }
}

#[test]
fn ties_at_the_cut_go_to_the_lower_index() {
    // One of the sixty has the query's direction. Of the others two thirds are at a right angle.
    let embeddings = Array2::from_shape_fn((60, 2), |(i, j)| match (i, i * i % 3) {
        (37, _) => [1.0, 0.0][j],
        (_, 0) => [-1.0, 0.0][j],
        _ => [0.0, 1.0][j],
    });
    let mistake = "the tied ones that fit are taken by luck";
    for (k, expected) in [(4, array![[37, 1, 2, 4]]), (7, array![[37, 1, 2, 4, 5, 7, 8]])] {
        assert_top(&array![[1.0, 0.0]], &embeddings, k, expected, mistake);
    }
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
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let rows = array![[1.0, 1.0], [0.0, bad], [bad, 0.0]];
        let mistake = "NaN has no place in an order, and infinity no direction";
        assert_refused(&good, &rows, CosineError::BadEmbedding { row: 1 }, mistake);
        assert_refused(&rows, &good, CosineError::BadQuery { row: 1 }, mistake);
    }
}

#[test]
fn squares_that_overflow_are_an_error() {
    let (good, rows) = (Array2::ones((3, 2)), array![[1.0, 1.0], [1.0, 1.0], [0.0, 1e200]]);
    let mistake = "an infinite length makes every similarity 0: look at the length";
    assert_refused(&good, &rows, CosineError::BadEmbedding { row: 2 }, mistake);
    assert_refused(&rows, &good, CosineError::BadQuery { row: 2 }, mistake);
}

#[test]
fn of_several_errors_the_first_is_given() {
    let bad = array![[1.0, f64::NAN]];
    let mistake = "the embeddings are looked at before the queries";
    assert_refused(&bad, &bad, CosineError::BadQuery { row: 0 }, mistake);
    let mistake = "the numbers are looked at before the widths";
    let expected = CosineError::WidthMismatch { queries: 2, embeddings: 3 };
    assert_refused(&bad, &array![[1.0, f64::NAN, 1.0]], expected, mistake);
}

#[test]
fn widths_are_compared_for_every_k_and_without_rows() {
    let expected = CosineError::WidthMismatch { queries: 2, embeddings: 3 };
    let told = "likely mistake: an empty answer is given before the widths are compared";
    for (rows, n, k) in [(2, 2, 0), (2, 0, 1), (0, 2, 9)] {
        let (queries, embeddings) = (Array2::ones((rows, 2)), Array2::ones((n, 3)));
        let got = run(|| top_k(&queries, &embeddings, k), told);
        assert_eq!(
            got,
            Err(expected.clone()),
            "{rows} queries of 2 numbers, {n} embeddings of 3, k = {k}\n{told}"
        );
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
