//! What the interviewer asks next. `tests/reference.rs` compares it with torchvision.

use iou_nms::{BoxError, box_iou};
use ndarray::{Array2, ArrayRef2};

// ANCHOR: generalized
/// Generalised intersection over union, from -1 to 1: boxes that share nothing get a number below
/// 0. The more of the rectangle around both is empty, the lower it is. For boxes with an area.
pub fn generalized_box_iou(
    a: &ArrayRef2<f64>,
    b: &ArrayRef2<f64>,
) -> Result<Array2<f64>, BoxError> {
    let mut answer = box_iou(a, b)?;
    let area = |[x1, y1, x2, y2]: [f64; 4]| (x2 - x1) * (y2 - y1);
    for ((i, j), iou) in answer.indexed_iter_mut() {
        let (a, b) = ([0, 1, 2, 3].map(|c| a[[i, c]]), [0, 1, 2, 3].map(|c| b[[j, c]]));
        let around = [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])];
        // shared = iou * union, and union = area(a) + area(b) - shared.
        let union = (area(a) + area(b)) / (1.0 + *iou);
        *iou -= (area(around) - union) / area(around);
    }
    Ok(answer)
}
// ANCHOR_END: generalized
