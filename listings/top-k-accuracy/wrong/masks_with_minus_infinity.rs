// Rejected by `equal_infinities_tie`
// People write: the best class set to `-inf` once it is taken
// What happens: in `[-inf, -inf, 0]` class 2 is taken twice, so for `k = 2` label 1 gives 0 instead of 1

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
        let mut s = s.to_owned();
        for _ in 0..k.min(classes) {
            let mut best = 0;
            for j in 1..classes {
                if s[j] >= s[best] {
                    best = j;
                }
            }
            if best == label {
                hits += 1;
                break;
            }
            s[best] = f64::NEG_INFINITY;
        }
    }
    Ok(hits as f64 / rows as f64)
}
