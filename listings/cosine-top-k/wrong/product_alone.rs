// Rejected by `only_the_direction_counts`
// People write: the product without the lengths
// What happens: `[100, 0]` has 100 with `[1, 1]`, and `[0.5, 0.5]` has 1

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
    unit_rows(queries).map_err(|row| CosineError::BadQuery { row })?;
    unit_rows(embeddings).map_err(|row| CosineError::BadEmbedding { row })?;
    Ok(queries.dot(&embeddings.t()))
}
