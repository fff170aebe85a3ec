// Rejected by `nan_anywhere_in_a_row_is_named`
// People write: a comparison, and no look at NaN
// What happens: `[NaN, 0.9, 0.1]` is class 0: nothing is greater than NaN

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
