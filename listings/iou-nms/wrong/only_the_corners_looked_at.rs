// Rejected by `area_that_overflows_is_an_error`
// People write: `is_finite` for each corner, and no look at the area
// What happens: `[0, 0, 1e200, 1e200]` has an infinite area, and is not refused

fn corners(boxes: &ArrayRef2<f64>) -> Result<Vec<Corners>, BoxError> {
    if boxes.ncols() != 4 {
        return Err(BoxError::NotFourColumns { columns: boxes.ncols() });
    }
    let mut checked = Vec::new();
    for (row, corners) in boxes.rows().into_iter().enumerate() {
        let [x1, y1, x2, y2] = [0, 1, 2, 3].map(|column| corners[column]);
        let good = x1 <= x2 && y1 <= y2 && corners.iter().all(|corner| corner.is_finite());
        if !good {
            return Err(BoxError::BadBox { row });
        }
        checked.push([x1, y1, x2, y2]);
    }
    Ok(checked)
}
