// Rejected by `of_many_equal_scores_the_first_wins`
// People write: `sort_unstable_by` on the classes, and the first of them
// What happens: of 60 classes with ties not the first one wins: the sort does not keep
// the order of equal scores

pub fn argmax(scores: &ArrayRef2<f64>) -> Result<Array1<i64>, OneHotError> {
    if scores.ncols() == 0 {
        return Err(OneHotError::NoClasses);
    }
    let mut labels = Array1::zeros(scores.nrows());
    for (row, scores) in scores.rows().into_iter().enumerate() {
        if scores.iter().any(|score| score.is_nan()) {
            return Err(OneHotError::NotANumber { row });
        }
        let mut classes: Vec<usize> = (0..scores.len()).collect();
        classes.sort_unstable_by(|&a, &b| scores[b].partial_cmp(&scores[a]).unwrap());
        labels[row] = classes[0] as i64;
    }
    Ok(labels)
}
