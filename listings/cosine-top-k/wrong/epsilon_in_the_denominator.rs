// Rejected by `short_vector_is_not_taken_for_zero`
// People write: `length + 1e-8`
// What happens: `[1e-9, 0]` with itself is 0.008 instead of 1

fn unit_rows(vectors: &ArrayRef2<f64>) -> Result<Array2<f64>, usize> {
    let mut units = vectors.to_owned();
    for (row, mut vector) in units.rows_mut().into_iter().enumerate() {
        let length = vector.dot(&vector).sqrt();
        if !length.is_finite() {
            return Err(row);
        }
        vector /= length + 1e-8;
    }
    Ok(units)
}
