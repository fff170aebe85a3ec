//! What the interviewer asks next. `tests/reference.rs` tests each function against scikit-learn,
//! SciPy or NumPy, or against the answer.

use std::ops::RangeInclusive;

use ndarray::{Array2, ArrayRef2, ArrayView1};
use top_k_accuracy::{TopKError, rank, top_k_accuracy};

// ANCHOR: fetched_first
/// The same as [`top_k_accuracy`], with the same errors, and faster. Every label's score is read
/// before any row is counted, so the processor does not wait for each of them. A row is counted
/// without a branch, so the compiler can compare several scores at a time.
pub fn top_k_accuracy_fetched_first(
    labels: &[usize],
    scores: &ArrayRef2<f64>,
    k: usize,
) -> Result<f64, TopKError> {
    let (rows, classes) = scores.dim();
    if rows == 0 || k == 0 || labels.len() != rows {
        return top_k_accuracy(labels, scores, k); // for its errors
    }
    let own = |(&label, scores): (&usize, ArrayView1<f64>)| scores.get(label).copied();
    let own: Vec<Option<f64>> = labels.iter().zip(scores.rows()).map(own).collect();
    let mut hits = 0;
    for (row, ((&label, own), scores)) in labels.iter().zip(own).zip(scores.rows()).enumerate() {
        let own = own.ok_or(TopKError::LabelOutOfRange { row, label, classes })?;
        let (above, below) = scores.fold((0, 0), |(above, below), &score| {
            (above + usize::from(score > own), below + usize::from(score < own))
        });
        // A score that is neither above nor below is the label's own, a tie or a NaN.
        let alone = above + below + 1 == classes && !own.is_nan();
        let rank = if alone {
            above
        } else if scores.iter().any(|score| score.is_nan()) {
            return Err(TopKError::NotANumber { row });
        } else {
            rank(&scores, label)
        };
        hits += usize::from(rank < k);
    }
    Ok(hits as f64 / rows as f64)
}
// ANCHOR_END: fetched_first

// ANCHOR: ranks
/// The rank of each row's label, 0 for the best. The errors are those of [`top_k_accuracy`],
/// without `ZeroK`.
pub fn ranks(labels: &[usize], scores: &ArrayRef2<f64>) -> Result<Vec<usize>, TopKError> {
    let (rows, classes) = scores.dim();
    if labels.is_empty() && rows == 0 {
        return Err(TopKError::Empty);
    }
    if labels.len() != rows {
        return Err(TopKError::LengthMismatch { labels: labels.len(), rows });
    }
    let row_by_row = labels.iter().zip(scores.rows()).enumerate();
    row_by_row
        .map(|(row, (&label, scores))| {
            if label >= classes {
                Err(TopKError::LabelOutOfRange { row, label, classes })
            } else if scores.iter().any(|score| score.is_nan()) {
                Err(TopKError::NotANumber { row })
            } else {
                Ok(rank(&scores, label))
            }
        })
        .collect()
}

/// Top-k accuracy for any `k`, from one or more [`ranks`].
pub fn accuracy_at(ranks: &[usize], k: usize) -> f64 {
    ranks.iter().filter(|&&rank| rank < k).count() as f64 / ranks.len() as f64
}

/// Mean reciprocal rank of one or more [`ranks`]: 1 if every label is first, 1/2 if every label is
/// second.
pub fn mean_reciprocal_rank(ranks: &[usize]) -> f64 {
    ranks.iter().map(|&rank| 1.0 / (rank + 1) as f64).sum::<f64>() / ranks.len() as f64
}
// ANCHOR_END: ranks

// ANCHOR: best
/// The `k` best classes of each row, best first, shape `(rows, k)`; all classes if there are fewer
/// than `k`.
pub fn best(scores: &ArrayRef2<f64>, k: usize) -> Result<Array2<usize>, TopKError> {
    let (rows, classes) = scores.dim();
    let k = k.min(classes);
    let mut best = Array2::zeros((rows, k));
    let mut order = Vec::with_capacity(classes);
    for (row, (scores, mut best)) in scores.rows().into_iter().zip(best.rows_mut()).enumerate() {
        if scores.iter().any(|score| score.is_nan()) {
            return Err(TopKError::NotANumber { row });
        }
        // total_cmp puts -0.0 below 0.0, and -0.0 + 0.0 is 0.0. No two classes compare equal, so
        // neither the selection nor the sort needs to be stable.
        let best_first = |&a: &usize, &b: &usize| {
            let (a_score, b_score) = (scores[a] + 0.0, scores[b] + 0.0);
            b_score.total_cmp(&a_score).then(b.cmp(&a))
        };
        order.clear();
        order.extend(0..classes);
        if k < classes {
            order.select_nth_unstable_by(k, best_first);
        }
        order[..k].sort_unstable_by(best_first);
        best.assign(&ArrayView1::from(&order[..k]));
    }
    Ok(best)
}
// ANCHOR_END: best

// ANCHOR: tie_range
/// The lowest and the highest top-k accuracy that any way of breaking ties can give.
pub fn tie_range(
    labels: &[usize],
    scores: &ArrayRef2<f64>,
    k: usize,
) -> Result<RangeInclusive<f64>, TopKError> {
    top_k_accuracy(labels, scores, k)?; // for its errors
    let (mut certain, mut possible) = (0, 0);
    for (&label, scores) in labels.iter().zip(scores.rows()) {
        let own = scores[label];
        // The label itself is counted too.
        let not_below = scores.iter().filter(|&&score| score >= own).count();
        let above = scores.iter().filter(|&&score| score > own).count();
        certain += usize::from(not_below <= k);
        possible += usize::from(above < k);
    }
    let rows = labels.len() as f64;
    Ok(certain as f64 / rows..=possible as f64 / rows)
}
// ANCHOR_END: tie_range
