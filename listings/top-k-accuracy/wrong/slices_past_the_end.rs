// Rejected by `k_of_all_classes_or_more_is_one`
// People write: `order[..k]`
// What happens: with three classes and `k = 4` it panics

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
        order.sort_by(|&a, &b| s[b].partial_cmp(&s[a]).unwrap().then(b.cmp(&a)));
        hits += usize::from(order[..k].contains(&label));
    }
    Ok(hits as f64 / rows as f64)
}
