// Rejected by `minus_zero_ties_with_zero`
// People write: `total_cmp` for the comparison
// What happens: in `[0.0, -0.0, -1.0]` it puts -0.0 below 0.0, so label 0 scores 1 instead of 0

// ANCHOR: top_k_accuracy
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
        let ranks_before = |j: usize| s[j].total_cmp(&s[label]).then(j.cmp(&label)).is_gt();
        let rank = (0..classes).filter(|&j| ranks_before(j)).count();
        hits += usize::from(rank < k);
    }
    Ok(hits as f64 / rows as f64)
}
// ANCHOR_END: top_k_accuracy
