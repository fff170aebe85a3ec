// Rejected by `other_number_of_columns_is_an_error`
// People write: `zip` over two slices, and no look at the widths
// What happens: two columns against three get an answer, 0.816

pub fn cosine_similarity(
    queries: &ArrayRef2<f64>,
    embeddings: &ArrayRef2<f64>,
) -> Result<Array2<f64>, CosineError> {
    let length = |v: &[f64]| v.iter().map(|x| x * x).sum::<f64>().sqrt();
    let mut similarities = Array2::zeros((queries.nrows(), embeddings.nrows()));
    for ((i, j), similarity) in similarities.indexed_iter_mut() {
        let (q, e) = (queries.row(i), embeddings.row(j));
        let (q, e) = (q.as_slice().unwrap(), e.as_slice().unwrap());
        let (q_length, e_length) = (length(q), length(e));
        if !q_length.is_finite() {
            return Err(CosineError::BadQuery { row: i });
        }
        if !e_length.is_finite() {
            return Err(CosineError::BadEmbedding { row: j });
        }
        let product: f64 = q.iter().zip(e).map(|(a, b)| a * b).sum();
        let both = q_length * e_length;
        *similarity = if both > 0.0 { (product / both).clamp(-1.0, 1.0) } else { 0.0 };
    }
    Ok(similarities)
}
