// Rejected by `similarity_stays_between_minus_one_and_one`
// People write: no clamp
// What happens: a vector has 1.0000000000000002 with itself, and the `acos` of that is NaN

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
        *similarity = if both > 0.0 { *similarity / both } else { 0.0 };
    }
    Ok(similarities)
}
