// Rejected by `of_equal_similarities_the_lower_index_comes_first`
// People write: an ascending sort, reversed
// What happens: three equal embeddings give 2 and 1 instead of 0 and 1

pub fn top_k(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
) -> Result<(Array2<f64>, Array2<usize>), CosineError> {
    let similarities = cosine_similarity(queries, embeddings)?;
    let k = k.min(embeddings.nrows());
    let mut indices = Array2::zeros((queries.nrows(), k));
    for (row, mut indices) in similarities.rows().into_iter().zip(indices.rows_mut()) {
        let mut order: Vec<usize> = (0..row.len()).collect();
        order.sort_by(|&a, &b| row[a].partial_cmp(&row[b]).unwrap());
        order.reverse();
        for (slot, &index) in indices.iter_mut().zip(&order[..k]) {
            *slot = index;
        }
    }
    let values = Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, indices[[i, j]]]]);
    Ok((values, indices))
}
