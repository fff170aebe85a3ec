// Rejected by `scores_need_not_be_probabilities`
// People write: the search for the best starts at 0
// What happens: `[-3.5, -1.25, -7.0]` with label 1 gives 0.0 instead of 1.0

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
        let mut taken = vec![false; classes];
        for _ in 0..k.min(classes) {
            let (mut best, mut best_score) = (0, 0.0);
            for j in 0..classes {
                if !taken[j] && s[j] >= best_score {
                    (best, best_score) = (j, s[j]);
                }
            }
            taken[best] = true;
        }
        hits += usize::from(taken[label]);
    }
    Ok(hits as f64 / rows as f64)
}
