// Rejected by `squares_that_overflow_are_an_error`
// People write: `is_finite` for each number, and no look at the length
// What happens: `[0, 1e200]` has an infinite length, and a similarity of 0 with everything

fn unit_rows(vectors: &ArrayRef2<f64>) -> Result<Array2<f64>, usize> {
    let mut units = vectors.to_owned();
    for (row, mut vector) in units.rows_mut().into_iter().enumerate() {
        if !vector.iter().all(|number| number.is_finite()) {
            return Err(row);
        }
        let length = vector.dot(&vector).sqrt();
        if length > 0.0 {
            vector /= length;
        }
    }
    Ok(units)
}
