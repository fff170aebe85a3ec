// Rejected by `of_equal_scores_the_higher_index_ranks_first`
// People write: a short cut for `k = 1`: the first of the highest scores
// What happens: of `[0.4, 0.4, 0.2]` class 0 is taken, so label 1 scores 0 instead of 1

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
        if k == 1 {
            let mut best = 0;
            for j in 1..classes {
                if s[j] > s[best] {
                    best = j;
                }
            }
            hits += usize::from(best == label);
            continue;
        }
        let own = s[label];
        let above =
            s.iter().enumerate().filter(|&(j, &s)| s > own || (s == own && j > label)).count();
        hits += usize::from(above < k);
    }
    Ok(hits as f64 / rows as f64)
}
