// Rejected by `very_short_and_very_long_vectors_have_a_direction`
// People write: one root, of the product of both squared lengths
// What happens: the squares of 1e-100 multiply to 0, and those of 1e100 to infinity

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
    Ok(Array2::from_shape_fn((queries.nrows(), embeddings.nrows()), |(i, j)| {
        let (a, b) = (queries.row(i), embeddings.row(j));
        let lengths = (a.dot(&a) * b.dot(&b)).sqrt();
        if lengths > 0.0 { (a.dot(&b) / lengths).clamp(-1.0, 1.0) } else { 0.0 }
    }))
}
