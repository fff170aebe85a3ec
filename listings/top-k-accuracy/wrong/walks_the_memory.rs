// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: the matrix as one slice of memory
// What happens: a view of every other column is not one slice, and it panics

pub fn top_k_accuracy(
    labels: &[usize],
    scores: &ArrayRef2<f64>,
    k: usize,
) -> Result<f64, TopKError> {
    let (rows, classes) = scores.dim();
    if labels.is_empty() && rows == 0 {
        return Err(TopKError::Empty);
    }
    if k == 0 {
        return Err(TopKError::ZeroK);
    }
    if labels.len() != rows {
        return Err(TopKError::LengthMismatch { labels: labels.len(), rows });
    }
    let data = scores.as_slice_memory_order().expect("contiguous scores");
    let mut hits = 0;
    for (row, &label) in labels.iter().enumerate() {
        if label >= classes {
            return Err(TopKError::LabelOutOfRange { row, label, classes });
        }
        let s = &data[row * classes..(row + 1) * classes];
        if s.iter().any(|s| s.is_nan()) {
            return Err(TopKError::NotANumber { row });
        }
        let own = s[label];
        let above =
            s.iter().enumerate().filter(|&(j, &s)| s > own || (s == own && j > label)).count();
        hits += usize::from(above < k);
    }
    Ok(hits as f64 / rows as f64)
}
