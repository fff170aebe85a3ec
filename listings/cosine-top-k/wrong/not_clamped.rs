// Rejected by `similarity_stays_between_minus_one_and_one`
// People write: no clamp
// What happens: a vector has 1.0000000000000002 with itself, and the `acos` of that is NaN

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
    Ok(queries.dot(&embeddings.t()))
}
