// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: `row.as_slice().unwrap()` for each row
// What happens: a view that skips columns has no slice for a row: a panic

fn unit_rows(vectors: &ArrayRef2<f64>) -> Result<Array2<f64>, usize> {
    let mut units = Array2::zeros(vectors.dim());
    for (i, row) in vectors.rows().into_iter().enumerate() {
        let row = row.as_slice().unwrap();
        let length = row.iter().map(|x| x * x).sum::<f64>().sqrt();
        if !length.is_finite() {
            return Err(i);
        }
        for (unit, x) in units.row_mut(i).iter_mut().zip(row) {
            *unit = if length > 0.0 { x / length } else { 0.0 };
        }
    }
    Ok(units)
}
