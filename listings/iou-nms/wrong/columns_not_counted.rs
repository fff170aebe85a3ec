// Rejected by `boxes_of_another_width_are_an_error`
// People write: four columns read, and no look at how many there are
// What happens: five columns are answered, and three panic

fn corners(boxes: &ArrayRef2<f64>) -> Result<Vec<Corners>, BoxError> {
    let mut checked = Vec::new();
    for (row, corners) in boxes.rows().into_iter().enumerate() {
        let [x1, y1, x2, y2] = [0, 1, 2, 3].map(|column| corners[column]);
        let good = x1 <= x2 && y1 <= y2 && area([x1, y1, x2, y2]).is_finite();
        if !good {
            return Err(BoxError::BadBox { row });
        }
        checked.push([x1, y1, x2, y2]);
    }
    Ok(checked)
}
