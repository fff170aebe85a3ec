// Rejected by `infinite_score_is_a_score`
// People write: `is_finite` for each score
// What happens: a score of infinity is refused

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
    if let Some(row) = scores.iter().position(|score| !score.is_finite()) {
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
