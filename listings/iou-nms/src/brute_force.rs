//! The same answer as plain loops, one formula a line: every overlap is computed first, and then
//! the best box that is left is taken, and all that it covers is crossed out, until none is left.

use ndarray::{Array2, ArrayRef1, ArrayRef2};

/// The intersection over union of every box of `a` with every box of `b`.
///
/// Only for valid input; the solution handles bad input.
pub fn box_iou(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Array2<f64> {
    let mut answer = Array2::zeros((a.nrows(), b.nrows()));
    for i in 0..a.nrows() {
        for j in 0..b.nrows() {
            let left = f64::max(a[[i, 0]], b[[j, 0]]);
            let top = f64::max(a[[i, 1]], b[[j, 1]]);
            let right = f64::min(a[[i, 2]], b[[j, 2]]);
            let bottom = f64::min(a[[i, 3]], b[[j, 3]]);
            let shared = f64::max(right - left, 0.0) * f64::max(bottom - top, 0.0);
            let area_a = (a[[i, 2]] - a[[i, 0]]) * (a[[i, 3]] - a[[i, 1]]);
            let area_b = (b[[j, 2]] - b[[j, 0]]) * (b[[j, 3]] - b[[j, 1]]);
            let union = area_a + area_b - shared;
            answer[[i, j]] = if union > 0.0 { shared / union } else { 0.0 };
        }
    }
    answer
}

/// The rows of the boxes that are left, highest score first. With the same class for all boxes,
/// `nms`; with others, `batched_nms`.
pub fn batched_nms(
    boxes: &ArrayRef2<f64>,
    scores: &ArrayRef1<f64>,
    classes: &[usize],
    iou_threshold: f64,
) -> Vec<usize> {
    let iou = box_iou(boxes, boxes);
    let mut alive = vec![true; scores.len()];
    let mut kept = Vec::new();
    loop {
        let mut best = None;
        for i in 0..scores.len() {
            // `>` and not `>=`: of equal scores the first found stays.
            if alive[i] && best.is_none_or(|best: usize| scores[i] > scores[best]) {
                best = Some(i);
            }
        }
        let Some(best) = best else { return kept };
        kept.push(best);
        alive[best] = false;
        for i in 0..scores.len() {
            if classes[i] == classes[best] && iou[[best, i]] > iou_threshold {
                alive[i] = false;
            }
        }
    }
}
