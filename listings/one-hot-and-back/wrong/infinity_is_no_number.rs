// Rejected by `infinities_are_scores`
// People write: `is_finite` to find NaN
// What happens: `[0, inf, 1]` is refused as not a number

pub fn argmax(scores: &ArrayRef2<f64>) -> Result<Array1<i64>, OneHotError> {
    if scores.ncols() == 0 {
        return Err(OneHotError::NoClasses);
    }
    let mut labels = Array1::zeros(scores.nrows());
    for (row, scores) in scores.rows().into_iter().enumerate() {
        let mut best = 0;
        for (class, &score) in scores.iter().enumerate() {
            if !score.is_finite() {
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
