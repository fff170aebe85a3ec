//! Cosine similarity of every query with every embedding, as scikit-learn's `cosine_similarity`
//! defines it, and the `k` most similar of them in the order of NumPy's stable `argsort`.

// ANCHOR: types
use ndarray::{Array1, Array2, ArrayRef2, ArrayView1};
use thiserror::Error;

/// Why vectors have no similarity. If several apply, you get the first of them in this order, and of
/// several bad rows the first.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CosineError {
    /// Queries and embeddings differ in their number of columns.
    #[error("queries of {queries} numbers do not fit embeddings of {embeddings}")]
    WidthMismatch {
        /// Columns of the queries.
        queries: usize,
        /// Columns of the embeddings.
        embeddings: usize,
    },
    /// A NaN or an infinity, or numbers whose squares overflow.
    #[error("query {row} has no finite length")]
    BadQuery {
        /// The row, from 0.
        row: usize,
    },
    /// The same among the embeddings.
    #[error("embedding {row} has no finite length")]
    BadEmbedding {
        /// The row, from 0.
        row: usize,
    },
}
// ANCHOR_END: types

// ANCHOR: cosine_similarity
/// The cosine of the angle between every query, shape `(q, d)`, and every embedding, shape `(n, d)`:
/// shape `(q, n)`, from -1 to 1.
///
/// A vector of length 0 has a similarity of 0 with every vector, itself included.
///
/// # Errors
///
/// [`CosineError`], the first in its order that applies.
pub fn cosine_similarity(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
) -> Result<Array2<f64>, CosineError> {
    if queries.ncols() != embeddings.ncols() {
        return Err(CosineError::WidthMismatch {
            queries: queries.ncols(),
            embeddings: embeddings.ncols(),
        });
    }
    let queries = unit_rows(queries).map_err(|row| CosineError::BadQuery { row })?;
    let embeddings = unit_rows(embeddings).map_err(|row| CosineError::BadEmbedding { row })?;
    let mut similarities = queries.dot(&embeddings.t());
    // Rounding sometimes gives 1.0000000000000002, and no cosine is above 1.
    similarities.mapv_inplace(|similarity| similarity.clamp(-1.0, 1.0));
    Ok(similarities)
}

/// Each row divided by its length, or left alone if that is 0. `Err` is the first row whose length
/// is NaN or infinite.
fn unit_rows(vectors: &ArrayRef2<f64>) -> Result<Array2<f64>, usize> {
    let mut units = vectors.to_owned();
    for (row, mut vector) in units.rows_mut().into_iter().enumerate() {
        let length = vector.dot(&vector).sqrt();
        if !length.is_finite() {
            return Err(row);
        }
        if length > 0.0 {
            vector /= length;
        }
    }
    Ok(units)
}
// ANCHOR_END: cosine_similarity

// ANCHOR: top_k
/// The `k` embeddings that are most similar to each query, best first: their similarities and their
/// row indices, both of shape `(q, k)`, or `(q, n)` if there are fewer than `k` embeddings.
///
/// Of equal similarities the lower index comes first.
///
/// # Errors
///
/// As for [`cosine_similarity`], whatever `k` is.
pub fn top_k(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
) -> Result<(Array2<f64>, Array2<usize>), CosineError> {
    let similarities = cosine_similarity(queries, embeddings)?;
    let k = k.min(embeddings.nrows());
    let mut indices = Array2::zeros((queries.nrows(), k));
    for (row, mut best) in similarities.rows().into_iter().zip(indices.rows_mut()) {
        best.assign(&Array1::from(k_best(row, k)));
    }
    let values = Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, indices[[i, j]]]]);
    Ok((values, indices))
}

/// The indices of the `k` greatest numbers, best first.
fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    // No two indices compare equal, so neither step below has to be stable.
    let best_first = |&a: &usize, &b: &usize| {
        row[b].partial_cmp(&row[a]).expect("NaN was refused").then(a.cmp(&b))
    };
    let mut order: Vec<usize> = (0..row.len()).collect();
    if k < order.len() {
        order.select_nth_unstable_by(k, best_first);
        order.truncate(k);
    }
    order.sort_unstable_by(best_first);
    order
}
// ANCHOR_END: top_k
