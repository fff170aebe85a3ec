use ndarray::{Array2, ArrayRef2};
use thiserror::Error;

// If several apply, give the first in this order, and of several bad rows the first.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CosineError {
    #[error("queries of {queries} numbers do not fit embeddings of {embeddings}")]
    WidthMismatch { queries: usize, embeddings: usize },
    #[error("query {row} has no finite length")]
    BadQuery { row: usize },
    #[error("embedding {row} has no finite length")]
    BadEmbedding { row: usize },
}

/// The cosine of the angle between every query, shape `(q, d)`, and every embedding, shape `(n, d)`:
/// shape `(q, n)`.
pub fn cosine_similarity(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
) -> Result<Array2<f64>, CosineError> {
    todo!("similarity of {queries:?} and {embeddings:?}")
}

/// The `k` embeddings that are most similar to each query, best first: their similarities and their
/// row indices, both of shape `(q, k)`, or `(q, n)` if there are fewer than `k`.
pub fn top_k(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
) -> Result<(Array2<f64>, Array2<usize>), CosineError> {
    todo!("the {k} nearest to {queries:?} of {embeddings:?}")
}
