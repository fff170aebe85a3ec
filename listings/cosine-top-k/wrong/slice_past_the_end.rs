// Rejected by `k_above_the_number_of_embeddings_gives_all_of_them`
// People write: `order[..k]`
// What happens: two embeddings and `k = 3`: a panic

pub fn top_k(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
    k: usize,
) -> Result<(Array2<f64>, Array2<usize>), CosineError> {
    let similarities = cosine_similarity(queries, embeddings)?;
    let mut indices = Array2::zeros((queries.nrows(), k));
    for (row, mut best) in similarities.rows().into_iter().zip(indices.rows_mut()) {
        best.assign(&Array1::from(k_best(row, k)));
    }
    let values = Array2::from_shape_fn(indices.dim(), |(i, j)| similarities[[i, indices[[i, j]]]]);
    Ok((values, indices))
}

fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|&a, &b| row[b].partial_cmp(&row[a]).unwrap());
    order[..k].to_vec()
}
