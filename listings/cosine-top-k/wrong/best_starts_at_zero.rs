// Rejected by `best_may_be_negative`
// People write: a search that starts at 0
// What happens: with negative similarities only, index 0 comes out again and again: 0, 0 instead
// of 2, 0

pub fn top_k(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
) -> Result<(Array2<f64>, Array2<usize>), CosineError> {
    let similarities = cosine_similarity(queries, embeddings)?;
    let k = k.min(embeddings.nrows());
    let mut indices = Array2::zeros((queries.nrows(), k));
    for (row, mut indices) in similarities.rows().into_iter().zip(indices.rows_mut()) {
        let mut row = row.to_owned();
        for slot in &mut indices {
            let (mut best, mut best_similarity) = (0, 0.0);
            for (index, &similarity) in row.indexed_iter() {
                if similarity > best_similarity {
                    (best, best_similarity) = (index, similarity);
                }
            }
            *slot = best;
            row[best] = f64::NEG_INFINITY;
        }
    }
    let values = Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, indices[[i, j]]]]);
    Ok((values, indices))
}
