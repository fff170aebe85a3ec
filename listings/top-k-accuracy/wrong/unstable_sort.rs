// Rejected by `ties_among_fifty_classes_follow_the_same_rule`
// People write: an unstable sort by score alone, read from its end
// What happens: right for 20 classes or fewer, by luck; among fifty, classes with equal scores are in any order

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
        let mut order: Vec<usize> = (0..classes).collect();
        order.sort_unstable_by(|&a, &b| s[a].partial_cmp(&s[b]).unwrap());
        hits += usize::from(order.iter().rev().take(k).any(|&class| class == label));
    }
    Ok(hits as f64 / rows as f64)
}
