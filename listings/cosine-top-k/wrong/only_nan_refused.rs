// Rejected by `number_that_is_not_finite_is_named`
// People write: `is_nan` to keep bad numbers out
// What happens: a vector with an infinity has the similarity NaN

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
    let bad = |x: &ArrayRef2<f64>| x.rows().into_iter().position(|r| r.iter().any(|v| v.is_nan()));
    if let Some(row) = bad(queries) {
        return Err(CosineError::BadQuery { row });
    }
    if let Some(row) = bad(embeddings) {
        return Err(CosineError::BadEmbedding { row });
    }
    let lengths = |x: &ArrayRef2<f64>| x.map_axis(Axis(1), |row| row.dot(&row).sqrt());
    let (q, e) = (lengths(queries), lengths(embeddings));
    let mut similarities = queries.dot(&embeddings.t());
    for ((i, j), similarity) in similarities.indexed_iter_mut() {
        let both = q[i] * e[j];
        *similarity = if both > 0.0 { (*similarity / both).clamp(-1.0, 1.0) } else { 0.0 };
    }
    Ok(similarities)
}
