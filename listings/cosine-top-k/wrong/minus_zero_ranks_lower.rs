// Rejected by `zero_and_minus_zero_are_equal`
// People write: products added up by `sum`, which starts at -0.0, and `total_cmp` for the order
// What happens: a similarity of -0.0 ranks below one of 0.0, whatever the index

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
    let queries = unit_rows(queries).map_err(|row| CosineError::BadQuery { row })?;
    let embeddings = unit_rows(embeddings).map_err(|row| CosineError::BadEmbedding { row })?;
    Ok(Array2::from_shape_fn((queries.nrows(), embeddings.nrows()), |(i, j)| {
        let products = queries.row(i).into_iter().zip(embeddings.row(j)).map(|(a, b)| a * b);
        products.sum::<f64>().clamp(-1.0, 1.0)
    }))
}

fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|&a, &b| row[b].total_cmp(&row[a]));
    order.truncate(k);
    order
}
