// Rejected by `number_that_is_not_finite_is_named`
// People write: `is_nan` to keep bad numbers out
// What happens: a vector with an infinity is not refused, and its similarity is NaN

fn unit_rows(vectors: &ArrayRef2<f64>) -> Result<Array2<f64>, usize> {
    let mut units = vectors.to_owned();
    for (row, mut vector) in units.rows_mut().into_iter().enumerate() {
        let length = vector.dot(&vector).sqrt();
        if length.is_nan() {
            return Err(row);
        }
        if length > 0.0 {
            vector /= length;
        }
    }
    Ok(units)
}
