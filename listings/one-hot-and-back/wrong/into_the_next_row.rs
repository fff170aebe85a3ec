// Rejected by `label_at_the_number_of_classes_is_an_error`
// People write: the cell `row * classes + label` of one block of memory
// What happens: of 3 classes the label 3 in row 0 sets the cell of class 0 in row 1

pub fn one_hot(labels: &ArrayRef1<i64>, classes: usize) -> Result<Array2<f64>, OneHotError> {
    let mut out = vec![0.0; labels.len() * classes];
    for (row, &label) in labels.iter().enumerate() {
        let place = usize::try_from(label).ok().and_then(|label| label.checked_add(row * classes));
        match place.and_then(|place| out.get_mut(place)) {
            Some(cell) => *cell = 1.0,
            None => return Err(OneHotError::LabelOutOfRange { row, label, classes }),
        }
    }
    Ok(Array2::from_shape_vec((labels.len(), classes), out).unwrap())
}
