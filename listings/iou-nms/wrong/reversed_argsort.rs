// Rejected by `of_equal_scores_the_lower_index_comes_first`: an ascending stable sort, reversed, puts the higher index first.
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
    let (a, b) = (corners(a)?, corners(b)?);
    Ok(Array2::from_shape_fn((a.len(), b.len()), |(i, j)| iou(a[i], b[j])))
}

fn corners(boxes: &ArrayRef2<f64>) -> Result<Vec<[f64; 4]>, BoxError> {
    if boxes.ncols() != 4 {
        return Err(BoxError::NotFourColumns { columns: boxes.ncols() });
    }
    let mut all = Vec::new();
    for (row, b) in boxes.rows().into_iter().enumerate() {
        if !(b[0] <= b[2] && b[1] <= b[3] && b.iter().all(|c| c.is_finite())) {
            return Err(BoxError::BadBox { row });
        }
        all.push([b[0], b[1], b[2], b[3]]);
    }
    Ok(all)
}

fn area(b: [f64; 4]) -> f64 {
    (b[2] - b[0]) * (b[3] - b[1])
}

fn iou(a: [f64; 4], b: [f64; 4]) -> f64 {
    let width = (a[2].min(b[2]) - a[0].max(b[0])).max(0.0);
    let height = (a[3].min(b[3]) - a[1].max(b[1])).max(0.0);
    let shared = width * height;
    if shared == 0.0 { 0.0 } else { shared / (area(a) + area(b) - shared) }
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
    order.sort_by(|&i, &j| scores[i].partial_cmp(&scores[j]).unwrap());
    order.reverse();
    let mut kept: Vec<usize> = Vec::new();
    for i in order {
        let covered =
            |&j: &usize| classes[i] == classes[j] && iou(corners[i], corners[j]) > iou_threshold;
        if !kept.iter().any(covered) {
            kept.push(i);
        }
    }
    Ok(kept)
}
