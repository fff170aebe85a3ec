// Rejected by `without_classes_every_label_is_out_of_range`
// People write: `label > classes - 1` for the upper end
// What happens: with 0 classes the subtraction overflows: a panic instead of an error

fn column(row: usize, label: i64, classes: usize) -> Result<usize, OneHotError> {
    if label < 0 || label as usize > classes - 1 {
        return Err(OneHotError::LabelOutOfRange { row, label, classes });
    }
    Ok(label as usize)
}
