// Rejected by `nothing_to_compare_gives_an_empty_answer`
// People write: a look at `k = 0` before `k.min(n)`
// What happens: without an embedding `k` becomes 0 after the look, and `k - 1` panics

pub fn top_k(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
) -> Result<(Array2<f64>, Array2<usize>), CosineError> {
    let similarities = cosine_similarity(queries, embeddings)?;
    let q = queries.nrows();
    if k == 0 {
        return Ok((Array2::zeros((q, 0)), Array2::zeros((q, 0))));
    }
    let k = k.min(embeddings.nrows());
    let mut indices = Array2::zeros((q, k));
    for (row, mut best) in similarities.rows().into_iter().zip(indices.rows_mut()) {
        best.assign(&Array1::from(k_best(row, k)));
    }
    let values = Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, indices[[i, j]]]]);
    Ok((values, indices))
}

fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    let best_first = |&a: &usize, &b: &usize| {
        row[b].partial_cmp(&row[a]).expect("NaN was refused").then(a.cmp(&b))
    };
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.select_nth_unstable_by(k - 1, best_first);
    order.truncate(k);
    order.sort_unstable_by(best_first);
    order
}
