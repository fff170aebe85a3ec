use ndarray::{Array2, ArrayRef1, ArrayRef2};
use thiserror::Error;

// If several apply, give the first in this order; of several bad boxes or scores, the first.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum BoxError {
    #[error("the threshold {threshold} is not between 0 and 1")]
    BadThreshold { threshold: f64 },
    #[error("{boxes} boxes do not fit {others} scores or classes")]
    LengthMismatch { boxes: usize, others: usize },
    #[error("a box has 4 columns, not {columns}")]
    NotFourColumns { columns: usize },
    #[error("box {row} is not x1 <= x2 and y1 <= y2 with a finite area")]
    BadBox { row: usize },
    #[error("score {row} is not a number")]
    BadScore { row: usize },
}

/// The intersection over union of every box of `a`, shape `(n, 4)`, with every box of `b`, shape
/// `(m, 4)`: shape `(n, m)`.
pub fn box_iou(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Result<Array2<f64>, BoxError> {
    todo!("intersection over union of {a:?} and {b:?}")
}

/// The rows of the boxes that are left, highest score first.
pub fn nms(
    boxes: &ArrayRef2<f64>,
    scores: &ArrayRef1<f64>,
    iou_threshold: f64,
) -> Result<Vec<usize>, BoxError> {
    todo!("what is left of {boxes:?} with {scores:?} at {iou_threshold}")
}

/// The same where a box can be dropped only for a box of its own class.
pub fn batched_nms(
    boxes: &ArrayRef2<f64>,
    scores: &ArrayRef1<f64>,
    classes: &[usize],
    iou_threshold: f64,
) -> Result<Vec<usize>, BoxError> {
    todo!("what is left of {boxes:?} with {scores:?} in {classes:?} at {iou_threshold}")
}
