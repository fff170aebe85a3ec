// Rejected by `corner_that_is_not_finite_is_named`
// People write: `x1 > x2 || y1 > y2` for exchanged corners, and nothing else
// What happens: a NaN is not greater than anything, and is not refused

fn corners(boxes: &ArrayRef2<f64>) -> Result<Vec<Corners>, BoxError> {
    if boxes.ncols() != 4 {
        return Err(BoxError::NotFourColumns { columns: boxes.ncols() });
    }
    let mut checked = Vec::new();
    for (row, corners) in boxes.rows().into_iter().enumerate() {
        let [x1, y1, x2, y2] = [0, 1, 2, 3].map(|column| corners[column]);
        let good = !(x1 > x2 || y1 > y2);
        if !good {
            return Err(BoxError::BadBox { row });
        }
        checked.push([x1, y1, x2, y2]);
    }
    Ok(checked)
}
