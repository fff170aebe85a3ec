// Rejected by `k_of_zero_gives_no_columns`
// People write: `select_nth_unstable_by(k - 1, …)` without a look at `k = 0`
// What happens: 0 - 1 overflows: a panic for `k = 0`

pub fn top_k(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
) -> Result<(Array2<f64>, Array2<usize>), CosineError> {
    let similarities = cosine_similarity(queries, embeddings)?;
    let k = k.min(embeddings.nrows());
    let mut indices = Array2::zeros((queries.nrows(), k));
    for (row, mut indices) in similarities.rows().into_iter().zip(indices.rows_mut()) {
        let best_first = |&a: &usize, &b: &usize| row[b].total_cmp(&row[a]).then(a.cmp(&b));
        let mut order: Vec<usize> = (0..row.len()).collect();
        order.select_nth_unstable_by(k - 1, best_first);
        order[..k].sort_unstable_by(best_first);
        for (slot, &index) in indices.iter_mut().zip(&order) {
            *slot = index;
        }
    }
    let values = Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, indices[[i, j]]]]);
    Ok((values, indices))
}
