// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: rows as pieces of memory
// What happens: a transposed matrix is cut in the wrong places: 1, 1, 1 instead of 1, 0, 1

pub fn argmax(scores: &ArrayRef2<f64>) -> Result<Array1<i64>, OneHotError> {
    if scores.ncols() == 0 {
        return Err(OneHotError::NoClasses);
    }
    let memory = scores.as_slice_memory_order().unwrap_or_default();
    let mut labels = Array1::zeros(scores.nrows());
    for (row, scores) in memory.chunks_exact(scores.ncols()).enumerate() {
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
