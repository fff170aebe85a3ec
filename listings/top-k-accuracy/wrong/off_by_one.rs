// Rejected by `row_is_right_if_its_label_is_among_the_k_best`
// People write: `<=` where fewer than `k` classes may rank before the label
// What happens: for `[0.5, 0.2, 0.3]` and label 2 one class ranks before it, and `k = 1` gives 1 instead of 0

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
        let above =
            s.iter().enumerate().filter(|&(j, &s)| s > own || (s == own && j > label)).count();
        hits += usize::from(above <= k);
    }
    Ok(hits as f64 / rows as f64)
}
