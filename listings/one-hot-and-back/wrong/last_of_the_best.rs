// Rejected by `of_equal_scores_the_first_wins`
// People write: `max_by`
// What happens: `[0.4, 0.4, 0.2]` is class 1

// ANCHOR: answer
pub fn argmax(scores: &ArrayRef2<f64>) -> Result<Array1<i64>, OneHotError> {
    if scores.ncols() == 0 {
        return Err(OneHotError::NoClasses);
    }
    let mut labels = Array1::zeros(scores.nrows());
    for (row, scores) in scores.rows().into_iter().enumerate() {
        if scores.iter().any(|score| score.is_nan()) {
            return Err(OneHotError::NotANumber { row });
        }
        let best = scores.iter().enumerate().max_by(|a, b| a.1.partial_cmp(b.1).unwrap());
        labels[row] = best.map_or(0, |(class, _)| class as i64);
    }
    Ok(labels)
}
// ANCHOR_END: answer
