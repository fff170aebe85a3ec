// Rejected by `exchanged_corners_are_named`
// People write: a look at the area alone
// What happens: `[2, 2, 0, 0]` has an area of 4, and is not refused

fn corners(boxes: &ArrayRef2<f64>) -> Result<Vec<Corners>, BoxError> {
    if boxes.ncols() != 4 {
        return Err(BoxError::NotFourColumns { columns: boxes.ncols() });
    }
    let mut checked = Vec::new();
    for (row, corners) in boxes.rows().into_iter().enumerate() {
        let [x1, y1, x2, y2] = [0, 1, 2, 3].map(|column| corners[column]);
        let good = area([x1, y1, x2, y2]).is_finite() && area([x1, y1, x2, y2]) >= 0.0;
        if !good {
            return Err(BoxError::BadBox { row });
        }
        checked.push([x1, y1, x2, y2]);
    }
    Ok(checked)
}
