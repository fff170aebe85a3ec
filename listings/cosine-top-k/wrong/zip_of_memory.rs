// Rejected by `other_number_of_columns_is_an_error`: zip stops at the shorter of two vectors; and `as_slice` is None for a view with steps.
use ndarray::{Array2, ArrayRef2};

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
    let length = |v: &[f64]| v.iter().map(|x| x * x).sum::<f64>().sqrt();
    let mut similarities = Array2::zeros((queries.nrows(), embeddings.nrows()));
    for ((i, j), similarity) in similarities.indexed_iter_mut() {
        let (q, e) = (queries.row(i), embeddings.row(j));
        let (q, e) = (q.as_slice().unwrap(), e.as_slice().unwrap());
        let (q_length, e_length) = (length(q), length(e));
        if !q_length.is_finite() {
            return Err(CosineError::BadQuery { row: i });
        }
        if !e_length.is_finite() {
            return Err(CosineError::BadEmbedding { row: j });
        }
        let product: f64 = q.iter().zip(e).map(|(a, b)| a * b).sum();
        let both = q_length * e_length;
        *similarity = if both > 0.0 { (product / both).clamp(-1.0, 1.0) } else { 0.0 };
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
