// Rejected by `answer_is_in_the_order_of_the_scores`
// People write: a mask of the kept boxes
// What happens: with the scores -0.3, 0.9, 0.5 they come out by index: 0, 1, 2 instead of 1, 2, 0

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
    order.sort_by(|&i, &j| scores[j].partial_cmp(&scores[i]).unwrap());
    let mut kept = vec![false; corners.len()];
    for i in order {
        kept[i] = (0..corners.len()).all(|j| {
            !kept[j] || classes[i] != classes[j] || iou(corners[i], corners[j]) <= iou_threshold
        });
    }
    Ok((0..corners.len()).filter(|&i| kept[i]).collect())
}
