//! What the interviewer asks next. Tested against NumPy, scikit-learn and PyTorch in `tests/reference.rs`.

use ndarray::{Array2, ArrayRef1, ArrayRef2};
use one_hot_and_back::{OneHotError, one_hot};

// ANCHOR: sums
/// The sum of each class's rows of `x`, shape `(classes, columns)`.
///
/// # Panics
///
/// If the number of rows of `x` differs from the number of labels.
pub fn sums_by_class(
    labels: &ArrayRef1<i64>,
    x: &ArrayRef2<f64>,
    classes: usize,
) -> Result<Array2<f64>, OneHotError> {
    Ok(one_hot(labels, classes)?.t().dot(x))
}

/// How often the class of the row was predicted as the class of the column.
///
/// # Panics
///
/// If the number of predictions differs from the number of labels.
pub fn confusion(
    truth: &ArrayRef1<i64>,
    predicted: &ArrayRef1<i64>,
    classes: usize,
) -> Result<Array2<f64>, OneHotError> {
    sums_by_class(truth, &one_hot(predicted, classes)?, classes)
}
// ANCHOR_END: sums

// ANCHOR: smoothed
/// One-hot rows that give `share` of their weight to all classes in equal parts.
pub fn smoothed(
    labels: &ArrayRef1<i64>,
    classes: usize,
    share: f64,
) -> Result<Array2<f64>, OneHotError> {
    Ok(one_hot(labels, classes)?.mapv(|x| (1.0 - share) * x + share / classes as f64))
}
// ANCHOR_END: smoothed
