// Rejected by `similarity_stays_between_minus_one_and_one`: rounding leaves 1.0000000000000002.
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
        *similarity = if both > 0.0 { *similarity / both } else { 0.0 };
    }
    Ok(similarities)
}

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
        order.sort_by(|&a, &b| row[b].partial_cmp(&row[a]).unwrap());
        for (slot, &index) in indices.iter_mut().zip(&order[..k]) {
            *slot = index;
        }
    }
    let values = Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, indices[[i, j]]]]);
    Ok((values, indices))
}
