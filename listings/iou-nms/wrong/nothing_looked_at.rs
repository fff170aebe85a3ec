// Rejected by `bad_box_is_named`: corners are taken as they come: an exchanged pair has a negative or a positive area, and NaN spreads.
use ndarray::{Array2, ArrayRef1, ArrayRef2};

#[derive(Debug, Clone, PartialEq)]
pub enum BoxError {
    BadThreshold { threshold: f64 },
    LengthMismatch { boxes: usize, others: usize },
    NotFourColumns { columns: usize },
    BadBox { row: usize },
    BadScore { row: usize },
}

pub fn box_iou(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Result<Array2<f64>, BoxError> {
    let iou = |(i, j)| {
        let (a, b) = (a.row(i), b.row(j));
        let width = (a[2].min(b[2]) - a[0].max(b[0])).max(0.0);
        let height = (a[3].min(b[3]) - a[1].max(b[1])).max(0.0);
        let shared = width * height;
        let union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared;
        if union > 0.0 { shared / union } else { 0.0 }
    };
    Ok(Array2::from_shape_fn((a.nrows(), b.nrows()), iou))
}

pub fn nms(
    boxes: &ArrayRef2<f64>,
    scores: &ArrayRef1<f64>,
    iou_threshold: f64,
) -> Result<Vec<usize>, BoxError> {
    batched_nms(boxes, scores, &vec![0; boxes.nrows()], iou_threshold)
}

pub fn batched_nms(
    boxes: &ArrayRef2<f64>,
    scores: &ArrayRef1<f64>,
    classes: &[usize],
    iou_threshold: f64,
) -> Result<Vec<usize>, BoxError> {
    let iou = box_iou(boxes, boxes)?;
    let mut order: Vec<usize> = (0..boxes.nrows()).collect();
    order.sort_by(|&i, &j| scores[j].total_cmp(&scores[i]));
    let mut kept: Vec<usize> = Vec::new();
    for i in order {
        let covered = |&j: &usize| classes[i] == classes[j] && iou[[i, j]] > iou_threshold;
        if !kept.iter().any(covered) {
            kept.push(i);
        }
    }
    Ok(kept)
}
