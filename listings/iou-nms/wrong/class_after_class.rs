// Rejected by `equal_scores_of_two_classes_come_by_index`
// People write: `nms` for each class, and the kept boxes of all classes sorted by score
// What happens: equal scores come in the order of their classes: 1, 0 instead of 0, 1

use ndarray::Axis;

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
    nms(boxes, scores, iou_threshold)?; // whatever is wrong with all of them
    let mut kept = Vec::new();
    for class in std::collections::BTreeSet::from_iter(classes) {
        let members: Vec<usize> = (0..classes.len()).filter(|&i| classes[i] == *class).collect();
        let own = nms(
            &boxes.select(Axis(0), &members),
            &scores.select(Axis(0), &members),
            iou_threshold,
        )?;
        kept.extend(own.into_iter().map(|i| members[i]));
    }
    kept.sort_by(|&i, &j| scores[j].partial_cmp(&scores[i]).unwrap());
    Ok(kept)
}

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
