// Rejected by `worked_example_comes_out_right`
// People write: each box against all better ones
// What happens: a dropped box drops others: `[0, 3]` instead of `[0, 2, 3]`

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
    let mut kept: Vec<usize> = Vec::new();
    for (place, &i) in order.iter().enumerate() {
        let covers =
            |&j: &usize| classes[i] == classes[j] && iou(corners[i], corners[j]) > iou_threshold;
        if !order[..place].iter().any(covers) {
            kept.push(i);
        }
    }
    Ok(kept)
}
