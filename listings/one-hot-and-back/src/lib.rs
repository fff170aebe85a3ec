//! Class labels to a one-hot matrix, to counts, and back from scores, as `np.eye(classes)[labels]`,
//! `np.bincount` and `np.argmax` define them.

// ANCHOR: types
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};
use thiserror::Error;

/// Why labels have no matrix, or scores no labels. Of several rows at fault the first is named.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OneHotError {
    /// A label that no column stands for: below 0, or at the number of classes or above.
    #[error("row {row} has label {label}, but there are {classes} classes, counted from 0")]
    LabelOutOfRange {
        /// The row, from 0.
        row: usize,
        /// Its label.
        label: i64,
        /// The number of classes.
        classes: usize,
    },
    /// Scores without a column, among which none is the highest.
    #[error("there are no classes to choose from")]
    NoClasses,
    /// A NaN, which is neither above nor below any other score.
    #[error("row {row} has a score that is not a number")]
    NotANumber {
        /// The row, from 0.
        row: usize,
    },
}
// ANCHOR_END: types

// ANCHOR: one_hot
/// A row for each label, shape `(labels, classes)`: 1 in the label's column and 0 elsewhere.
///
/// A class that no label names keeps its column.
///
/// # Errors
///
/// [`OneHotError::LabelOutOfRange`].
pub fn one_hot(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array2<f64>, OneHotError> {
    let mut out = Array2::zeros((labels.len(), classes));
    for (row, &label) in labels.iter().enumerate() {
        out[[row, column(row, label, classes)?]] = 1.0;
    }
    Ok(out)
}

/// How often each class is named, shape `(classes,)`, 0 for one that is not.
///
/// # Errors
///
/// [`OneHotError::LabelOutOfRange`].
pub fn bincount(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array1<usize>, OneHotError> {
    let mut counts = Array1::zeros(classes);
    for (row, &label) in labels.iter().enumerate() {
        counts[column(row, label, classes)?] += 1;
    }
    Ok(counts)
}

/// The column that stands for a label. The one place where a label becomes an index.
fn column(row: usize, label: i64, classes: usize) -> Result<usize, OneHotError> {
    usize::try_from(label)
        .ok()
        .filter(|&column| column < classes)
        .ok_or(OneHotError::LabelOutOfRange { row, label, classes })
}
// ANCHOR_END: one_hot

// ANCHOR: argmax
/// The column with the highest score of each row, the first of them where several are equal.
///
/// `scores` has shape `(rows, classes)`. Infinities are scores. A row of zeros has the label 0.
///
/// # Errors
///
/// [`OneHotError::NoClasses`], or [`OneHotError::NotANumber`].
pub fn argmax(scores: &ArrayRef2<f64>) -> Result<Array1<i64>, OneHotError> {
    if scores.ncols() == 0 {
        return Err(OneHotError::NoClasses);
    }
    let labels = scores.rows().into_iter().enumerate().map(|(row, scores)| {
        let (mut best, mut highest) = (0, scores[0]);
        for (class, &score) in scores.iter().enumerate() {
            if score.is_nan() {
                return Err(OneHotError::NotANumber { row });
            }
            if score > highest {
                (best, highest) = (class as i64, score);
            }
        }
        Ok(best)
    });
    labels.collect()
}
// ANCHOR_END: argmax
