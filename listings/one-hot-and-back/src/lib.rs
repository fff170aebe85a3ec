//! Class labels to a one-hot matrix, to counts, and back from scores, as `np.eye(classes)[labels]`,
//! `np.bincount` and `np.argmax` define them.

// ANCHOR: types
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};
use thiserror::Error;

/// Why labels have no matrix, or scores no labels. If several rows are bad, the error names the first.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OneHotError {
    /// A label without a column: below 0, or not below the number of classes.
    #[error("row {row} has label {label}, but there are {classes} classes, counted from 0")]
    LabelOutOfRange {
        /// The row, from 0.
        row: usize,
        /// Its label.
        label: i64,
        /// The number of classes.
        classes: usize,
    },
    /// Scores without a column: none of them is the highest.
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
/// A class that does not occur keeps its column.
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

/// How often each class occurs, shape `(classes,)`.
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

/// The column of a label. Only here does a label become an index.
fn column(row: usize, label: i64, classes: usize) -> Result<usize, OneHotError> {
    usize::try_from(label)
        .ok()
        .filter(|&column| column < classes)
        .ok_or(OneHotError::LabelOutOfRange { row, label, classes })
}
// ANCHOR_END: one_hot

// ANCHOR: argmax
/// The column with the highest score in each row; the first of them if several are equal.
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
    let mut labels = Array1::zeros(scores.nrows());
    for (row, scores) in scores.rows().into_iter().enumerate() {
        let mut best = 0;
        for (class, &score) in scores.iter().enumerate() {
            if score.is_nan() {
                return Err(OneHotError::NotANumber { row });
            }
            if score > scores[best] {
                best = class;
            }
        }
        labels[row] = best as i64;
    }
    Ok(labels)
}
// ANCHOR_END: argmax
