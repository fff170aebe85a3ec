// Rejected by `strided_view_is_read_as_it_is_shown`
// People write: the memory in pieces of four
// What happens: boxes that are stored by column get the corners of four boxes

fn corners(boxes: &ArrayRef2<f64>) -> Result<Vec<Corners>, BoxError> {
    if boxes.ncols() != 4 {
        return Err(BoxError::NotFourColumns { columns: boxes.ncols() });
    }
    let memory = boxes.as_slice_memory_order().unwrap();
    let mut checked = Vec::new();
    for (row, corners) in memory.chunks(4).enumerate() {
        let [x1, y1, x2, y2] = [0, 1, 2, 3].map(|column| corners[column]);
        let good = x1 <= x2 && y1 <= y2 && area([x1, y1, x2, y2]).is_finite();
        if !good {
            return Err(BoxError::BadBox { row });
        }
        checked.push([x1, y1, x2, y2]);
    }
    Ok(checked)
}
