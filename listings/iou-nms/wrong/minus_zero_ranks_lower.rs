// Rejected by `scores_of_zero_and_minus_zero_are_equal`
// People write: `total_cmp` for the sort
// What happens: of two equal boxes with the scores -0.0 and 0.0, the second stays

pub fn batched_nms(
    boxes: &ArrayRef2<f64>,
    scores: &ArrayRef1<f64>,
    classes: &[usize],
    iou_threshold: f64,
) -> Result<Vec<usize>, BoxError> {
    if !(0.0..=1.0).contains(&iou_threshold) {
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
    order.sort_by(|&i, &j| scores[j].total_cmp(&scores[i]));
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
