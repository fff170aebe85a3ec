// Rejected by `vector_of_length_zero_is_similar_to_nothing`
// People write: a division by whatever the length is
// What happens: a vector of length 0 gives NaN

fn unit_rows(vectors: &ArrayRef2<f64>) -> Result<Array2<f64>, usize> {
    let mut units = vectors.to_owned();
    for (row, mut vector) in units.rows_mut().into_iter().enumerate() {
        let length = vector.dot(&vector).sqrt();
        if !length.is_finite() {
            return Err(row);
        }
        vector /= length;
    }
    Ok(units)
}
