// Rejected by `class_that_nobody_has_keeps_its_place`
// People write: as many classes as the largest label needs
// What happens: the counts of `[1, 1]` with 4 classes are `[0, 2]` instead of `[0, 2, 0, 0]`

pub fn bincount(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array1<usize>, OneHotError> {
    for (row, &label) in labels.iter().enumerate() {
        column(row, label, classes)?;
    }
    let classes = labels.iter().max().map_or(0, |&label| label as usize + 1);
    let mut counts = Array1::zeros(classes);
    for (row, &label) in labels.iter().enumerate() {
        counts[column(row, label, classes)?] += 1;
    }
    Ok(counts)
}
