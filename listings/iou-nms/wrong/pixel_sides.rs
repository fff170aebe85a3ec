// Rejected by `touching_boxes_share_nothing`
// People write: `x2 - x1 + 1` for a shared side, from the days of whole pixels
// What happens: `[0, 0, 2, 2]` and `[2, 0, 4, 2]` get 0.6 instead of 0

fn iou(a: [f64; 4], b: [f64; 4]) -> f64 {
    let width = (a[2].min(b[2]) - a[0].max(b[0]) + 1.0).max(0.0);
    let height = (a[3].min(b[3]) - a[1].max(b[1]) + 1.0).max(0.0);
    let shared = width * height;
    shared / (area(a) + area(b) - shared)
}
