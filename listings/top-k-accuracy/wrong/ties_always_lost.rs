// Rejected by `constant_scores_rank_by_index_alone`
// People write: every equal score before the label
// What happens: if 4 classes have the same score, no label is right for `k = 3`, and three should be

pub fn top_k_accuracy(
    labels: &[usize],
    scores: &ArrayRef2<f64>,
    k: usize,
) -> Result<f64, TopKError> {
    let (rows, classes) = scores.dim();
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
        if label >= classes {
            return Err(TopKError::LabelOutOfRange { row, label, classes });
        }
        if s.iter().any(|s| s.is_nan()) {
            return Err(TopKError::NotANumber { row });
        }
        let own = s[label];
        let not_below = s.iter().filter(|&&score| score >= own).count() - 1;
        hits += usize::from(not_below < k);
    }
    Ok(hits as f64 / rows as f64)
}
