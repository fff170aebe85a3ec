// Rejected by `zeros_of_either_sign_are_equal`
// People write: `max_by` with `total_cmp`, from the back
// What happens: `[-0.0, 0.0]` is class 1 instead of 0: `total_cmp` puts -0.0 below 0.0

pub fn argmax(scores: &ArrayRef2<f64>) -> Result<Array1<i64>, OneHotError> {
    if scores.ncols() == 0 {
        return Err(OneHotError::NoClasses);
    }
    let mut labels = Array1::zeros(scores.nrows());
    for (row, scores) in scores.rows().into_iter().enumerate() {
        if scores.iter().any(|score| score.is_nan()) {
            return Err(OneHotError::NotANumber { row });
        }
        let from_the_back = scores.iter().enumerate().rev();
        let best = from_the_back.max_by(|a, b| a.1.total_cmp(b.1));
        labels[row] = best.map_or(0, |(class, _)| class as i64);
    }
    Ok(labels)
}
