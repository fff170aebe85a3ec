// Rejected by `scores_one_bit_apart_do_not_tie`
// People write: scores closer than 1e-9 are taken for equal
// What happens: `[0.1 + 0.2, 0.3, 0.0]` with label 0 becomes a tie and is lost

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
        let mut above = 0;
        for (j, &score) in s.iter().enumerate() {
            let equal = score == own || (score - own).abs() < 1e-9;
            above += usize::from((equal && j > label) || (!equal && score > own));
        }
        hits += usize::from(above < k);
    }
    Ok(hits as f64 / rows as f64)
}
