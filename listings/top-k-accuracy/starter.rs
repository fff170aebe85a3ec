use ndarray::ArrayRef2;
use thiserror::Error;

// If several apply, return the first in this order. The last two are looked for row by row, and
// within a row the label comes first.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TopKError {
    #[error("there are no rows to average over")]
    Empty,
    #[error("k must be 1 or more")]
    ZeroK,
    #[error("{labels} labels do not fit {rows} rows of scores")]
    LengthMismatch { labels: usize, rows: usize },
    #[error("row {row} has label {label}, but there are {classes} classes, counted from 0")]
    LabelOutOfRange { row: usize, label: usize, classes: usize },
    #[error("row {row} has a score that is not a number")]
    NotANumber { row: usize },
}

/// The share of rows of `scores`, shape `(rows, classes)`, whose label is among the `k` classes
/// with the highest scores.
///
/// Of equal scores the higher class index ranks first.
pub fn top_k_accuracy(
    labels: &[usize],
    scores: &ArrayRef2<f64>,
    k: usize,
) -> Result<f64, TopKError> {
    todo!("top-{k} accuracy of labels {labels:?} in scores {scores:?}")
}
