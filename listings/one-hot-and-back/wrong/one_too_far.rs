// Rejected by `label_at_the_number_of_classes_is_an_error`
// People write: `label > classes` for the upper end
// What happens: with 3 classes the label 3 passes the test, and the index panics

fn column(row: usize, label: i64, classes: usize) -> Result<usize, OneHotError> {
    if label < 0 || label as u64 > classes as u64 {
        return Err(OneHotError::LabelOutOfRange { row, label, classes });
    }
    Ok(label as usize)
}
