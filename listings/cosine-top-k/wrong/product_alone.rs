// Rejected by `only_the_direction_counts`
// People write: the product without the lengths
// What happens: `[100, 0]` has 100 with `[1, 1]`, and `[0.5, 0.5]` has 1

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
    Ok(queries.dot(&embeddings.t()))
}
