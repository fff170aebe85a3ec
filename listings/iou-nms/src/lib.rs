//! Intersection over union, and greedy non-maximum suppression over all boxes or class by class, as
//! torchvision's `box_iou`, `nms` and `batched_nms` define them.

// ANCHOR: types
use ndarray::{Array2, ArrayRef1, ArrayRef2};
use thiserror::Error;

/// Why boxes have no answer. If several apply, you get the first of them in this order; of several
/// bad boxes or scores, the first.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum BoxError {
    /// No intersection over union can be compared with it.
    #[error("the threshold {threshold} is not between 0 and 1")]
    BadThreshold {
        /// What was passed.
        threshold: f64,
    },
    /// A box without its score or its class, or the other way round.
    #[error("{boxes} boxes do not fit {others} scores or classes")]
    LengthMismatch {
        /// Rows of the boxes.
        boxes: usize,
        /// Number of scores, or of classes if the scores fit.
        others: usize,
    },
    /// A box is `x1, y1, x2, y2`.
    #[error("a box has 4 columns, not {columns}")]
    NotFourColumns {
        /// Columns of the boxes.
        columns: usize,
    },
    /// The corners exchanged, a NaN, or an area that is not finite.
    #[error("box {row} is not x1 <= x2 and y1 <= y2 with a finite area")]
    BadBox {
        /// The row, from 0.
        row: usize,
    },
    /// A NaN, which is neither above nor below any other score.
    #[error("score {row} is not a number")]
    BadScore {
        /// The row, from 0.
        row: usize,
    },
}
// ANCHOR_END: types

// ANCHOR: iou
/// The intersection over union of every box of `a` with every box of `b`, from 0 to 1.
///
/// Boxes have shape `(n, 4)` and `(m, 4)`, each row `x1, y1, x2, y2`. The answer has shape `(n, m)`.
/// A box without area has an intersection over union of 0 with every box, itself included.
///
/// # Errors
///
/// [`BoxError::NotFourColumns`] and [`BoxError::BadBox`], for `a` and then for `b`.
pub fn box_iou(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Result<Array2<f64>, BoxError> {
    let (a, b) = (corners(a)?, corners(b)?);
    Ok(Array2::from_shape_fn((a.len(), b.len()), |(i, j)| iou(a[i], b[j])))
}

type Corners = [f64; 4];

fn area([x1, y1, x2, y2]: Corners) -> f64 {
    (x2 - x1) * (y2 - y1)
}

fn iou(a: Corners, b: Corners) -> f64 {
    let width = a[2].min(b[2]) - a[0].max(b[0]);
    let height = a[3].min(b[3]) - a[1].max(b[1]);
    // Apart or touching. Two negative sides would make a positive area, and two boxes without area
    // would make 0 / 0.
    if width <= 0.0 || height <= 0.0 {
        return 0.0;
    }
    let shared = width * height;
    shared / (area(a) + area(b) - shared)
}
// ANCHOR_END: iou

// ANCHOR: corners
/// The rows as arrays, each of them checked.
fn corners(boxes: &ArrayRef2<f64>) -> Result<Vec<Corners>, BoxError> {
    if boxes.ncols() != 4 {
        return Err(BoxError::NotFourColumns { columns: boxes.ncols() });
    }
    let mut checked = Vec::new();
    for (row, corners) in boxes.rows().into_iter().enumerate() {
        let [x1, y1, x2, y2] = [0, 1, 2, 3].map(|column| corners[column]);
        // A NaN is not `<=` anything, and an infinite side makes an area of infinity or NaN.
        let good = x1 <= x2 && y1 <= y2 && area([x1, y1, x2, y2]).is_finite();
        if !good {
            return Err(BoxError::BadBox { row });
        }
        checked.push([x1, y1, x2, y2]);
    }
    Ok(checked)
}
// ANCHOR_END: corners

// ANCHOR: nms
/// Non-maximum suppression: the boxes that are left, as row indices, highest score first.
///
/// A box is dropped if its intersection over union with a box that was kept before it is greater
/// than `iou_threshold`. Of equal scores the lower index comes first. `boxes` has shape `(n, 4)`,
/// each row `x1, y1, x2, y2`; `scores` has shape `(n,)`.
///
/// # Errors
///
/// [`BoxError`], the first in its order that applies.
pub fn nms(
    boxes: &ArrayRef2<f64>,
    scores: &ArrayRef1<f64>,
    iou_threshold: f64,
) -> Result<Vec<usize>, BoxError> {
    batched_nms(boxes, scores, &vec![0; boxes.nrows()], iou_threshold)
}
// ANCHOR_END: nms

// ANCHOR: batched_nms
/// [`nms`] where a box can be dropped only for a box of its own class. The indices of all classes
/// come in one list, highest score first.
///
/// # Errors
///
/// As for [`nms`]. `classes` has one element per box.
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
    // Stable, so equal scores keep the order of their index.
    order.sort_by(|&i, &j| scores[j].partial_cmp(&scores[i]).expect("NaN was refused"));
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
// ANCHOR_END: batched_nms
