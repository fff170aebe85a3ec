// Rejected by `worked_example_comes_out_right`
// People write: a column for each label
// What happens: `[2, 0, 2]` gives the transpose of what was asked for

pub fn one_hot(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array2<f64>, OneHotError> {
    let mut out = Array2::zeros((classes, labels.len()));
    for (row, &label) in labels.iter().enumerate() {
        out[[column(row, label, classes)?, row]] = 1.0;
    }
    Ok(out)
}
