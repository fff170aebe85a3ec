//! Each definition word for word: every label is compared with every class.
//!
//! Only for valid input; the solution handles bad input.

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};

/// 1 where the column is the label's, 0 elsewhere.
pub fn one_hot(labels: &ArrayRef1<i64>, classes: usize) -> Array2<f64> {
    let mut out = Array2::zeros((labels.len(), classes));
    for row in 0..labels.len() {
        for class in 0..classes {
            if labels[row] == class as i64 {
                out[[row, class]] = 1.0;
            }
        }
    }
    out
}

/// For each class, how many labels are equal to it.
pub fn bincount(labels: &ArrayRef1<i64>, classes: usize) -> Array1<usize> {
    let mut out = Array1::zeros(classes);
    for class in 0..classes {
        out[class] = labels.iter().filter(|&&label| label == class as i64).count();
    }
    out
}

/// The first class of each row whose score no other score of the row exceeds.
pub fn argmax(scores: &ArrayRef2<f64>) -> Array1<i64> {
    let mut out = Array1::zeros(scores.nrows());
    for row in 0..scores.nrows() {
        for class in (0..scores.ncols()).rev() {
            if (0..scores.ncols()).all(|other| scores[[row, other]] <= scores[[row, class]]) {
                out[row] = class as i64;
            }
        }
    }
    out
}
