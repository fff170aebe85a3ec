// Rejected by `of_several_errors_the_first_is_given`
// People write: the embeddings made ready before the queries
// What happens: with a NaN in both you get `BadEmbedding` instead of `BadQuery`

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
    let embeddings = unit_rows(embeddings).map_err(|row| CosineError::BadEmbedding { row })?;
    let queries = unit_rows(queries).map_err(|row| CosineError::BadQuery { row })?;
    let mut similarities = queries.dot(&embeddings.t());
    similarities.mapv_inplace(|similarity| similarity.clamp(-1.0, 1.0));
    Ok(similarities)
}
