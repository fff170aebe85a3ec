// Rejected by `classes_below_zero_do_not_suppress_each_other`
// People write: each class moved away by the largest coordinate plus 1
// What happens: for boxes below zero, such as `[-10, -10, -1, -1]`, that is no distance, and
// classes drop each other

// ANCHOR: batched_nms
pub fn batched_nms(
    boxes: &ArrayRef2<f64>,
    scores: &ArrayRef1<f64>,
    classes: &[usize],
    iou_threshold: f64,
) -> Result<Vec<usize>, BoxError> {
    if scores.len() == boxes.nrows() && classes.len() != boxes.nrows() {
        return Err(BoxError::LengthMismatch { boxes: boxes.nrows(), others: classes.len() });
    }
    // Far enough that no box of one class meets a box of another.
    let step = boxes.fold(f64::NEG_INFINITY, |largest, &c| largest.max(c)) + 1.0;
    let mut moved = boxes.to_owned();
    for (mut corners, &class) in moved.rows_mut().into_iter().zip(classes) {
        corners += step * class as f64;
    }
    nms(&moved, scores, iou_threshold)
}
// ANCHOR_END: batched_nms

pub fn nms(
    boxes: &ArrayRef2<f64>,
    scores: &ArrayRef1<f64>,
    iou_threshold: f64,
) -> Result<Vec<usize>, BoxError> {
    if !(0.0..=1.0).contains(&iou_threshold) {
        return Err(BoxError::BadThreshold { threshold: iou_threshold });
    }
    if scores.len() != boxes.nrows() {
        return Err(BoxError::LengthMismatch { boxes: boxes.nrows(), others: scores.len() });
    }
    let corners = corners(boxes)?;
    if let Some(row) = scores.iter().position(|score| score.is_nan()) {
        return Err(BoxError::BadScore { row });
    }

    let mut order: Vec<usize> = (0..corners.len()).collect();
    order.sort_by(|&i, &j| scores[j].partial_cmp(&scores[i]).unwrap());
    let mut kept: Vec<usize> = Vec::new();
    for i in order {
        let covers = |&j: &usize| iou(corners[i], corners[j]) > iou_threshold;
        if !kept.iter().any(covers) {
            kept.push(i);
        }
    }
    Ok(kept)
}
