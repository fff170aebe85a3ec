//! Top-k accuracy of a `(rows, classes)` matrix of scores, as scikit-learn's `top_k_accuracy_score`
//! defines it.

// ANCHOR: types
use ndarray::{ArrayRef1, ArrayRef2};
use thiserror::Error;

/// Why there is no accuracy. If several reasons apply, you get the first in this order. The last
/// two are looked for row by row, and within a row the label comes first.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TopKError {
    /// Neither labels nor rows of scores: an average of nothing.
    #[error("there are no rows to average over")]
    Empty,
    /// No label is among the best 0 classes, whatever the scores.
    #[error("k must be 1 or more")]
    ZeroK,
    /// More or fewer labels than rows.
    #[error("{labels} labels do not fit {rows} rows of scores")]
    LengthMismatch {
        /// Number of labels.
        labels: usize,
        /// Rows of the scores.
        rows: usize,
    },
    /// A label that is not the index of a column.
    #[error("row {row} has label {label}, but there are {classes} classes, counted from 0")]
    LabelOutOfRange {
        /// The row, from 0.
        row: usize,
        /// Its label.
        label: usize,
        /// Columns of the scores.
        classes: usize,
    },
    /// A NaN, which is neither above nor below any other score.
    #[error("row {row} has a score that is not a number")]
    NotANumber {
        /// The row, from 0.
        row: usize,
    },
}
// ANCHOR_END: types

// ANCHOR: top_k_accuracy
/// The share of rows, from 0 to 1, whose label is among the `k` classes with the highest scores.
///
/// `scores` has shape `(rows, classes)`. Every number except NaN is a score, infinities too.
/// `labels` has one class index per row. Of equal scores the higher index ranks first. If `k` is
/// the number of classes or more, the answer is 1.
///
/// # Errors
///
/// [`TopKError`] says which, and in which order they are looked for.
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
    for (row, (&label, scores)) in labels.iter().zip(scores.rows()).enumerate() {
        if label >= classes {
            return Err(TopKError::LabelOutOfRange { row, label, classes });
        }
        if scores.iter().any(|score| score.is_nan()) {
            return Err(TopKError::NotANumber { row });
        }
        hits += usize::from(rank(&scores, label) < k);
    }
    Ok(hits as f64 / rows as f64)
}
// ANCHOR_END: top_k_accuracy

// ANCHOR: rank
/// How many classes rank before `label`: 0 for the best, `classes - 1` for the last.
///
/// `scores` has shape `(classes,)`, and `label` is one of its indices. Of equal scores the higher
/// index ranks first.
pub fn rank(scores: &ArrayRef1<f64>, label: usize) -> usize {
    let own = scores[label];
    let before = |&(class, &score): &(usize, &f64)| score > own || (score == own && class > label);
    scores.iter().enumerate().filter(before).count()
}
// ANCHOR_END: rank
