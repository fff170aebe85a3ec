//! Six boxes around two cats and a dog: how much they share, and what is left of them.

use iou_nms::{BoxError, batched_nms, box_iou, nms};
use ndarray::{Array2, array, s};

fn main() -> Result<(), BoxError> {
    let names = ["cat", "dog"];
    let classes = [0, 0, 0, 1, 0, 0];
    let scores = array![0.90, 0.80, 0.70, 0.65, 0.60, 0.60];
    let boxes = array![
        [0.0, 0.0, 4.0, 4.0],
        [1.0, 0.0, 5.0, 4.0],
        [2.0, 0.0, 6.0, 4.0],
        [0.0, 0.0, 4.0, 4.0],
        [8.0, 0.0, 12.0, 4.0],
        [8.0, 0.0, 12.0, 4.0],
    ];
    println!("intersection over union:\n{:.2}\n", box_iou(&boxes, &boxes)?);

    let show = |kept: Vec<usize>| {
        let words = kept.iter().map(|&i| format!("{i} ({} {:.2})", names[classes[i]], scores[i]));
        words.collect::<Vec<_>>().join(", ")
    };
    for threshold in [0.0, 0.3, 0.6, 1.0] {
        println!("nms at {threshold:.1}: {}", show(nms(&boxes, &scores, threshold)?));
    }
    println!("by class at 0.5: {}\n", show(batched_nms(&boxes, &scores, &classes, 0.5)?));

    println!("no boxes: {:?}", nms(&Array2::zeros((0, 4)), &array![], 0.5)?);
    let by_width = array![[2.0, 2.0, 3.0, 1.0]]; // x, y, width, height
    println!("refused: {}", box_iou(&by_width, &boxes).unwrap_err());
    println!("refused: {}", nms(&boxes, &scores.slice(s![..5]), 0.5).unwrap_err());
    println!("refused: {}", nms(&boxes, &scores, 50.0).unwrap_err());
    Ok(())
}
