//! Cosine similarity of every query with every embedding, as scikit-learn's `cosine_similarity`
//! defines it, and the `k` most similar of them in the order of NumPy's stable `argsort`.

// ANCHOR: types
use std::cmp::Ordering;

use ndarray::{Array2, ArrayRef2, Zip};
use thiserror::Error;

/// Why vectors have no similarity. If several reasons hold, the first of them in this order is
/// given, and of several bad rows the first.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CosineError {
    /// There is no angle between vectors of different spaces.
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
/// [`CosineError`], looked for in the order in which it lists them.
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
    // Rounding leaves 1.0000000000000002 now and then, which no angle has for a cosine.
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
    let (q, n) = similarities.dim();
    let k = k.min(n);
    let mut values = Array2::zeros((q, k));
    let mut indices = Array2::zeros((q, k));
    let mut order = Vec::with_capacity(n);
    Zip::from(similarities.rows()).and(values.rows_mut()).and(indices.rows_mut()).for_each(
        |similarity, mut values, mut indices| {
            // No two indices compare equal, so neither step below has to be stable.
            let best_first = |&a: &usize, &b: &usize| {
                let by_similarity = similarity[b].partial_cmp(&similarity[a]);
                by_similarity.unwrap_or(Ordering::Equal).then(a.cmp(&b))
            };
            order.clear();
            order.extend(0..n);
            if k < n {
                order.select_nth_unstable_by(k, best_first);
            }
            order[..k].sort_unstable_by(best_first);
            for (slot, &index) in order[..k].iter().enumerate() {
                values[slot] = similarity[index];
                indices[slot] = index;
            }
        },
    );
    Ok((values, indices))
}
// ANCHOR_END: top_k
