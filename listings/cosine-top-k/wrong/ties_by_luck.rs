// Rejected by `ties_at_the_cut_go_to_the_lower_index`: the selection knows no rule for ties, so which of them are among the k is luck; sorting the k by index comes too late.
use ndarray::{Array2, ArrayRef2, Axis};

#[derive(Debug, Clone, PartialEq)]
pub enum CosineError {
    WidthMismatch { queries: usize, embeddings: usize },
    BadQuery { row: usize },
    BadEmbedding { row: usize },
}

pub fn cosine_similarity(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
) -> Result<Array2<f64>, CosineError> {
    let (queries_width, embeddings_width) = (queries.ncols(), embeddings.ncols());
    if queries_width != embeddings_width {
        return Err(CosineError::WidthMismatch {
            queries: queries_width,
            embeddings: embeddings_width,
        });
    }
    let lengths = |x: &ArrayRef2<f64>| x.map_axis(Axis(1), |row| row.dot(&row).sqrt());
    let (q, e) = (lengths(queries), lengths(embeddings));
    if let Some(row) = q.iter().position(|length| !length.is_finite()) {
        return Err(CosineError::BadQuery { row });
    }
    if let Some(row) = e.iter().position(|length| !length.is_finite()) {
        return Err(CosineError::BadEmbedding { row });
    }
    let mut similarities = queries.dot(&embeddings.t());
    for ((i, j), similarity) in similarities.indexed_iter_mut() {
        let both = q[i] * e[j];
        *similarity = if both > 0.0 { (*similarity / both).clamp(-1.0, 1.0) } else { 0.0 };
    }
    Ok(similarities)
}

// ANCHOR: top_k
pub fn top_k(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
) -> Result<(Array2<f64>, Array2<usize>), CosineError> {
    let similarities = cosine_similarity(queries, embeddings)?;
    let k = k.min(embeddings.nrows());
    let mut indices = Array2::zeros((queries.nrows(), k));
    for (row, mut indices) in similarities.rows().into_iter().zip(indices.rows_mut()) {
        let mut order: Vec<usize> = (0..row.len()).collect();
        if k < order.len() {
            order.select_nth_unstable_by(k, |&a, &b| row[b].total_cmp(&row[a]));
        }
        // Of equal similarities the lower index comes first.
        order[..k].sort_by(|&a, &b| row[b].total_cmp(&row[a]).then(a.cmp(&b)));
        for (slot, &index) in indices.iter_mut().zip(&order) {
            *slot = index;
        }
    }
    let values = Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, indices[[i, j]]]]);
    Ok((values, indices))
}
// ANCHOR_END: top_k
