// Rejected by `vector_of_length_zero_is_similar_to_nothing`
// People write: a division by whatever the lengths are
// What happens: a vector of length 0 gives NaN

use ndarray::Axis;

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
        *similarity = (*similarity / both).clamp(-1.0, 1.0);
    }
    Ok(similarities)
}
