//! The same answer as plain loops, one formula a line: the cosine by its definition, and a sort of
//! all indices for each query. The solution is tested against it.

use std::cmp::Ordering;

use ndarray::{Array2, ArrayRef2};

/// The cosine of the angle between every query and every embedding.
///
/// Only for valid input; the solution handles bad input.
pub fn cosine_similarity(queries: &ArrayRef2<f64>, embeddings: &ArrayRef2<f64>) -> Array2<f64> {
    let mut similarities = Array2::zeros((queries.nrows(), embeddings.nrows()));
    for i in 0..queries.nrows() {
        for j in 0..embeddings.nrows() {
            let (mut product, mut square_a, mut square_b) = (0.0, 0.0, 0.0);
            for c in 0..queries.ncols() {
                let (a, b) = (queries[[i, c]], embeddings[[j, c]]);
                product += a * b;
                square_a += a * a;
                square_b += b * b;
            }
            let lengths = f64::sqrt(square_a) * f64::sqrt(square_b);
            similarities[[i, j]] = if lengths > 0.0 { product / lengths } else { 0.0 };
        }
    }
    similarities
}

/// The indices of the `k` greatest in each row, best first. The sort is stable, so equal numbers
/// keep the order of their index.
pub fn top_k(similarities: &ArrayRef2<f64>, k: usize) -> Vec<Vec<usize>> {
    let mut answer = Vec::new();
    for row in similarities.rows() {
        let mut order: Vec<usize> = (0..row.len()).collect();
        order.sort_by(|&a, &b| row[b].partial_cmp(&row[a]).unwrap_or(Ordering::Equal));
        order.truncate(k);
        answer.push(order);
    }
    answer
}
