// Rejected by `ties_at_the_cut_go_to_the_lower_index`
// People write: a selection by similarity alone
// What happens: which of the tied ones are among the `k` is luck

// ANCHOR: top_k
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
        if k < order.len() {
            order.select_nth_unstable_by(k, |&a, &b| row[b].total_cmp(&row[a]));
        }
        // Of equal similarities the lower index comes first.
        order[..k].sort_by(|&a, &b| row[b].total_cmp(&row[a]).then(a.cmp(&b)));
        for (slot, &index) in indices.iter_mut().zip(&order) {
            *slot = index;
        }
    }
    let values = Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, indices[[i, j]]]]);
    Ok((values, indices))
}
// ANCHOR_END: top_k
