use ndarray::{Array2, ArrayView1, array};

// ANCHOR: counted
fn top_k_accuracy(labels: &[usize], scores: &Array2<f64>, k: usize) -> Result<f64, TopKError> {
    if labels.is_empty() {
        return Err(TopKError::Empty);
    }
    if labels.len() != scores.nrows() {
        return Err(TopKError::LengthMismatch);
    }
    let mut hits = 0;
    for (row, (&label, scores)) in labels.iter().zip(scores.rows()).enumerate() {
        if scores.iter().any(|score| score.is_nan()) {
            return Err(TopKError::NotANumber { row });
        }
        if rank(scores, label) < k {
            hits += 1;
        }
    }
    Ok(hits as f64 / labels.len() as f64)
}

/// How many classes rank before `label`: those with a greater score, and equal ones to its right.
fn rank(scores: ArrayView1<f64>, label: usize) -> usize {
    let own = scores[label];
    let before = |&(class, &score): &(usize, &f64)| score > own || (score == own && class > label);
    scores.iter().enumerate().filter(before).count()
}
// ANCHOR_END: counted

// ANCHOR: errors
#[derive(Debug, PartialEq)]
enum TopKError {
    Empty,
    LengthMismatch,
    NotANumber { row: usize },
}
// ANCHOR_END: errors

// ANCHOR: tests
fn main() {
    let scores = array![[0.1, 0.6, 0.3], [0.4, 0.4, 0.2], [0.5, 0.3, 0.2]];
    assert_eq!(top_k_accuracy(&[1, 0, 2], &scores, 1), Ok(1.0 / 3.0)); // the example
    assert_eq!(top_k_accuracy(&[1, 0, 2], &scores, 99), Ok(1.0)); // a large k
    assert_eq!(top_k_accuracy(&[1], &array![[0.0, -0.0]], 1), Ok(1.0)); // a tie
    assert_eq!(top_k_accuracy(&[1, 0], &scores, 1), Err(TopKError::LengthMismatch));
    assert_eq!(top_k_accuracy(&[], &Array2::zeros((0, 3)), 1), Err(TopKError::Empty)); // no rows
    let nan = array![[0.1, f64::NAN, 0.3]];
    assert_eq!(top_k_accuracy(&[0], &nan, 1), Err(TopKError::NotANumber { row: 0 }));
    println!("All of them pass.");
}
// ANCHOR_END: tests
