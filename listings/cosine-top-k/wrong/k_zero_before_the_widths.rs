// Rejected by `widths_are_compared_for_every_k_and_without_rows`
// People write: an empty answer for `k = 0` before anything is looked at
// What happens: queries of 2 numbers and embeddings of 3 are fine for `k = 0`

pub fn top_k(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
) -> Result<(Array2<f64>, Array2<usize>), CosineError> {
    let k = k.min(embeddings.nrows());
    let mut indices = Array2::zeros((queries.nrows(), k));
    if indices.is_empty() {
        return Ok((Array2::zeros(indices.dim()), indices));
    }
    let similarities = cosine_similarity(queries, embeddings)?;
    for (row, mut best) in similarities.rows().into_iter().zip(indices.rows_mut()) {
        best.assign(&Array1::from(k_best(row, k)));
    }
    let values = Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, indices[[i, j]]]]);
    Ok((values, indices))
}
