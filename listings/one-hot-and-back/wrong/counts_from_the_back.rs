// Rejected by `negative_label_is_an_error`
// People write: `label + classes` for a label below 0
// What happens: -1 becomes the last class, as in Python

fn column(row: usize, label: i64, classes: usize) -> Result<usize, OneHotError> {
    let from_the_back = if label < 0 { label + classes as i64 } else { label };
    if from_the_back < 0 || from_the_back as u64 >= classes as u64 {
        return Err(OneHotError::LabelOutOfRange { row, label, classes });
    }
    Ok(from_the_back as usize)
}
