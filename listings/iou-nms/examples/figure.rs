//! Draws the boxes of the worked example one below the other, and what becomes of each.

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

    println!(
        r#"<svg style="display:block;margin:auto;max-width:560px" role="img" aria-labelledby="iou-nms-figure" viewBox="0 0 360 222" fill="currentColor" font-size="12">
<title id="iou-nms-figure">Four boxes, best score first, at a threshold of 0.5. Kept: rows {kept:?}. Grey behind each are the boxes kept before it, and beside it the greatest IoU with one of them.</title>"#
    );
    for (row, corners) in boxes.rows().into_iter().enumerate() {
        let top = 8 + 55 * row;
        // The boxes kept above it stay visible, as what this one is compared with.
        for &above in kept.iter().filter(|&&above| above < row) {
            println!(
                r#"<rect x="{}" y="{top}" width="56" height="44" opacity="0.2"/>"#,
                x(boxes[[above, 0]])
            );
        }
        let (colour, dashes, word) = if kept.contains(&row) {
            ("var(--links)", "1 0", "kept")
        } else {
            ("var(--bad)", "5 4", "dropped")
        };
        println!(
            r#"<rect x="{}" y="{top}" width="56" height="44" fill="none" stroke-width="2" stroke-dasharray="{dashes}" style="stroke:{colour}"/>"#,
            x(corners[0])
        );
        let greatest = kept
            .iter()
            .filter(|&&above| above < row)
            .map(|&above| iou[[above, row]])
            .reduce(f64::max)
            .map_or(String::new(), |iou| format!(", IoU {iou:.2}"));
        println!(
            r#"<text x="196" y="{}">row {row}, score {}{greatest}</text><text x="196" y="{}" style="fill:{colour}">{word}</text>"#,
            top + 19,
            scores[row],
            top + 35
        );
    }
    println!("</svg>");
    Ok(())
}

fn x(left: f64) -> f64 {
    8.0 + 14.0 * left
}
