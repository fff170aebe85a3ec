// Rejected by `accuracy_is_the_share_of_right_rows`
// People write: `hits / rows` before either is an `f64`
// What happens: 1 right row of 3 scores 0 instead of 1/3

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
        hits += usize::from(above < k);
    }
    Ok((hits / rows) as f64)
}
