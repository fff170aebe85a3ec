use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};
use thiserror::Error;

// If several rows are bad, the error names the first.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OneHotError {
    #[error("row {row} has label {label}, but there are {classes} classes, counted from 0")]
    LabelOutOfRange { row: usize, label: i64, classes: usize },
    #[error("there are no classes to choose from")]
    NoClasses,
    #[error("row {row} has a score that is not a number")]
    NotANumber { row: usize },
}

/// A row for each label, shape `(labels, classes)`: 1 in the label's column and 0 elsewhere.
pub fn one_hot(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array2<f64>, OneHotError> {
    todo!("one-hot rows of {labels:?} for {classes} classes")
}

/// How often each class occurs, shape `(classes,)`.
pub fn bincount(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array1<usize>, OneHotError> {
    todo!("counts of {labels:?} for {classes} classes")
}

/// The column with the highest score in each row; the first of them if several are equal.
pub fn argmax(scores: &ArrayRef2<f64>) -> Result<Array1<i64>, OneHotError> {
    todo!("labels of {scores:?}")
}
