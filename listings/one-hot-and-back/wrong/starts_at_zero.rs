// Rejected by `scores_may_be_negative`
// People write: the search starts at a score of 0
// What happens: `[-3, -1, -2]` is class 0

pub fn argmax(scores: &ArrayRef2<f64>) -> Result<Array1<i64>, OneHotError> {
    if scores.ncols() == 0 {
        return Err(OneHotError::NoClasses);
    }
    let mut labels = Array1::zeros(scores.nrows());
    for (row, scores) in scores.rows().into_iter().enumerate() {
        let (mut best, mut highest) = (0, 0.0);
        for (class, &score) in scores.iter().enumerate() {
            if score.is_nan() {
                return Err(OneHotError::NotANumber { row });
            }
            if score > highest {
                (best, highest) = (class, score);
            }
        }
        labels[row] = best as i64;
    }
    Ok(labels)
}
