// Rejected by `label_that_a_cast_makes_small_is_an_error`
// People write: `label as u8` before the test
// What happens: a cast keeps the low bits: of 3 classes the label 257 counts as class 1

fn column(row: usize, label: i64, classes: usize) -> Result<usize, OneHotError> {
    let column = usize::from(label as u8);
    if column >= classes {
        return Err(OneHotError::LabelOutOfRange { row, label, classes });
    }
    Ok(column)
}
