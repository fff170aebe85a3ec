// Rejected by `threshold_out_of_range_is_an_error`
// People write: `threshold < 0.0 || threshold > 1.0` for the test
// What happens: a NaN threshold passes, and no box is ever dropped

pub fn batched_nms(
    boxes: &ArrayRef2<f64>,
    scores: &ArrayRef1<f64>,
    classes: &[usize],
    iou_threshold: f64,
) -> Result<Vec<usize>, BoxError> {
    if iou_threshold < 0.0 || iou_threshold > 1.0 {
        return Err(BoxError::BadThreshold { threshold: iou_threshold });
    }
    for others in [scores.len(), classes.len()] {
        if others != boxes.nrows() {
            return Err(BoxError::LengthMismatch { boxes: boxes.nrows(), others });
        }
    }
    let corners = corners(boxes)?;
    if let Some(row) = scores.iter().position(|score| score.is_nan()) {
        return Err(BoxError::BadScore { row });
    }

    let mut order: Vec<usize> = (0..corners.len()).collect();
    order.sort_by(|&i, &j| scores[j].partial_cmp(&scores[i]).unwrap());
    let mut kept: Vec<usize> = Vec::new();
    for i in order {
        let covers =
            |&j: &usize| classes[i] == classes[j] && iou(corners[i], corners[j]) > iou_threshold;
        if !kept.iter().any(covers) {
            kept.push(i);
        }
    }
    Ok(kept)
}
