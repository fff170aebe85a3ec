// Rejected by `the_first_bad_label_is_named`: the lowest label is looked at before the highest, wherever they stand.
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneHotError {
    LabelOutOfRange { row: usize, label: i64, classes: usize },
    NoClasses,
    NotANumber { row: usize },
}

// ANCHOR: answer
pub fn one_hot(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array2<f64>, OneHotError> {
    let (lowest, highest) = (labels.iter().min(), labels.iter().max());
    for &label in [lowest, highest].into_iter().flatten() {
        if label < 0 || label as u64 >= classes as u64 {
            let row = labels.iter().position(|&l| l == label).unwrap_or(0);
            return Err(OneHotError::LabelOutOfRange { row, label, classes });
        }
    }
    let mut out = Array2::zeros((labels.len(), classes));
    for (row, &label) in labels.iter().enumerate() {
        out[[row, label as usize]] = 1.0;
    }
    Ok(out)
}

pub fn bincount(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array1<usize>, OneHotError> {
    let (lowest, highest) = (labels.iter().min(), labels.iter().max());
    for &label in [lowest, highest].into_iter().flatten() {
        if label < 0 || label as u64 >= classes as u64 {
            let row = labels.iter().position(|&l| l == label).unwrap_or(0);
            return Err(OneHotError::LabelOutOfRange { row, label, classes });
        }
    }
    let mut counts = Array1::zeros(classes);
    for &label in labels {
        counts[label as usize] += 1;
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
// ANCHOR_END: answer
