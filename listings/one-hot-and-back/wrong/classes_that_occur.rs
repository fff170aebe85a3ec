// Rejected by `class_that_nobody_has_keeps_its_place`
// People write: as many classes as the largest label needs
// What happens: `[1, 1]` of 4 classes has 2 columns, and another batch has 4

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
