//! Draws the boxes of the worked example one below the other, and what becomes of each.

use figure::{Anchor, Axis, BAD, MAIN, PALE, PLAIN, Plot};
use iou_nms::{BoxError, box_iou, nms};
use ndarray::array;

fn main() -> Result<(), BoxError> {
    let scores = array![0.9, 0.8, 0.7, 0.6];
    let boxes = array![
        [0.0, 0.0, 4.0, 4.0],
        [1.0, 0.0, 5.0, 4.0],
        [2.0, 0.0, 6.0, 4.0],
        [8.0, 0.0, 12.0, 4.0],
    ];
    let iou = box_iou(&boxes, &boxes)?;
    let kept = nms(&boxes, &scores, 0.5)?;

    let mut plot = Plot::to_scale(Axis::new(0.0, 24.0), Axis::new(19.0, 0.0));
    for (row, corners) in boxes.rows().into_iter().enumerate() {
        let top = 5.0 * row as f64;
        let above: Vec<usize> = kept.iter().copied().filter(|&above| above < row).collect();
        // The boxes kept above it stay visible, as what this one is compared with.
        for &above in &above {
            plot.rect(PALE, (boxes[[above, 0]], boxes[[above, 2]]), (top, top + 4.0));
        }
        let (ink, word) = match kept.contains(&row) {
            true => (MAIN, "kept"),
            false => (BAD.dashed(), "dropped"),
        };
        plot.rect(ink.hollow(), (corners[0], corners[2]), (top, top + 4.0));
        let greatest = above.iter().map(|&above| iou[[above, row]]).reduce(f64::max);
        let iou = greatest.map_or(String::new(), |iou| format!(", IoU {iou:.2}"));
        let line = format!("row {row}, score {}", scores[row]);
        plot.text(PLAIN, (13.5, top + 1.2), Anchor::Start, line);
        plot.text(ink, (13.5, top + 2.8), Anchor::Start, format!("{word}{iou}"));
    }

    let words = format!(
        "Four boxes, best score first, at a threshold of 0.5. Kept: rows {kept:?}. Grey behind each \
         are the boxes kept before it, and beside it the greatest IoU with one of them."
    );
    print!("{}", figure::svg("iou-nms", "Which boxes are kept", &words, &[plot]));
    Ok(())
}
