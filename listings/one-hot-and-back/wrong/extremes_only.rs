// Rejected by `the_first_bad_label_is_named`
// People write: a look at the lowest and the highest label
// What happens: of `[0, 5, -1]` row 2 is named, and row 1 comes first

pub fn bincount(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array1<usize>, OneHotError> {
    let (lowest, highest) = (labels.iter().min(), labels.iter().max());
    for &label in [lowest, highest].into_iter().flatten() {
        if label < 0 || label as u64 >= classes as u64 {
            let row = labels.iter().position(|&l| l == label).unwrap_or(0);
            return Err(OneHotError::LabelOutOfRange { row, label, classes });
        }
    }
    let mut counts = Array1::zeros(classes);
    for &label in labels {
        counts[label as usize] += 1;
    }
    Ok(counts)
}
