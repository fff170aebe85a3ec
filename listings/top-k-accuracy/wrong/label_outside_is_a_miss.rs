// Rejected by `label_without_a_column_is_named`
// People write: a label without a column counted as a wrong prediction
// What happens: labels counted from 1, `[1, 2, 3]` for 3 classes, score 0.0 instead of an error

pub fn top_k_accuracy(
    labels: &[usize],
    scores: &ArrayRef2<f64>,
    k: usize,
) -> Result<f64, TopKError> {
    let rows = scores.nrows();
    if labels.is_empty() && rows == 0 {
        return Err(TopKError::Empty);
    }
    if k == 0 {
        return Err(TopKError::ZeroK);
    }
    if labels.len() != rows {
        return Err(TopKError::LengthMismatch { labels: labels.len(), rows });
    }
    let mut hits = 0;
    for (row, (s, &label)) in scores.rows().into_iter().zip(labels).enumerate() {
        if s.iter().any(|s| s.is_nan()) {
            return Err(TopKError::NotANumber { row });
        }
        let Some(&own) = s.get(label) else { continue };
        let above =
            s.iter().enumerate().filter(|&(j, &s)| s > own || (s == own && j > label)).count();
        hits += usize::from(above < k);
    }
    Ok(hits as f64 / rows as f64)
}
