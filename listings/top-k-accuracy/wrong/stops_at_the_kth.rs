// Rejected by `nan_anywhere_in_a_row_is_named`
// People write: an early end of the row, once `k` classes rank before the label
// What happens: the NaN behind them in `[0.9, 0.1, NaN]` is not seen: 0.33 instead of an error

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
        let own = s[label];
        let mut before = 0;
        for (j, &score) in s.iter().enumerate() {
            if score.is_nan() || own.is_nan() {
                return Err(TopKError::NotANumber { row });
            }
            before += usize::from(score > own || (score == own && j > label));
            if before == k {
                break;
            }
        }
        hits += usize::from(before < k);
    }
    Ok(hits as f64 / rows as f64)
}
