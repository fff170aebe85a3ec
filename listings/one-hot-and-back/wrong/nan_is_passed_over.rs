// Rejected by `nan_anywhere_in_a_row_is_named`: no comparison with NaN is true, so it is never the best, and never seen.
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneHotError {
    LabelOutOfRange { row: usize, label: i64, classes: usize },
    NoClasses,
    NotANumber { row: usize },
}

// ANCHOR: answer
pub fn one_hot(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array2<f64>, OneHotError> {
    let mut out = Array2::zeros((labels.len(), classes));
    for (row, &label) in labels.iter().enumerate() {
        out[[row, column(row, label, classes)?]] = 1.0;
    }
    Ok(out)
}

pub fn bincount(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array1<usize>, OneHotError> {
    let mut counts = Array1::zeros(classes);
    for (row, &label) in labels.iter().enumerate() {
        counts[column(row, label, classes)?] += 1;
    }
    Ok(counts)
}

pub fn argmax(scores: &ArrayRef2<f64>) -> Result<Array1<i64>, OneHotError> {
    if scores.ncols() == 0 {
        return Err(OneHotError::NoClasses);
    }
    let mut labels = Array1::zeros(scores.nrows());
    for (row, scores) in scores.rows().into_iter().enumerate() {
        let mut best = 0;
        for (class, &score) in scores.iter().enumerate() {
            if score > scores[best] {
                best = class;
            }
        }
        labels[row] = best as i64;
    }
    Ok(labels)
}
// ANCHOR_END: answer

fn column(row: usize, label: i64, classes: usize) -> Result<usize, OneHotError> {
    if label < 0 || label as u64 >= classes as u64 {
        return Err(OneHotError::LabelOutOfRange { row, label, classes });
    }
    Ok(label as usize)
}
