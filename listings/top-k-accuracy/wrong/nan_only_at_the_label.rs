// Rejected by `nan_anywhere_in_a_row_is_named`
// People write: a look at the score of the label only
// What happens: the NaN in `[NaN, 0.9, 0.1]` with label 1 is not seen: 0.67 instead of an error

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
        if own.is_nan() {
            return Err(TopKError::NotANumber { row });
        }
        let above =
            s.iter().enumerate().filter(|&(j, &s)| s > own || (s == own && j > label)).count();
        hits += usize::from(above < k);
    }
    Ok(hits as f64 / rows as f64)
}
