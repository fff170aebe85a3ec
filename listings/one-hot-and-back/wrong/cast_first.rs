// Rejected by `negative_label_is_an_error`
// People write: cast first
// What happens: -255 as u8 is 1, and 257 as well

fn column(row: usize, label: i64, classes: usize) -> Result<usize, OneHotError> {
    let column = usize::from(label as u8);
    if column >= classes {
        return Err(OneHotError::LabelOutOfRange { row, label, classes });
    }
    Ok(column)
}
