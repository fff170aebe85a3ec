// Rejected by `small_boxes_are_boxes`
// People write: `union + 1e-6` against 0 / 0
// What happens: boxes with sides of 1e-4 have a union of 1e-8, and an intersection over union of
// 0.01 at most

fn iou(a: Corners, b: Corners) -> f64 {
    let width = (a[2].min(b[2]) - a[0].max(b[0])).max(0.0);
    let height = (a[3].min(b[3]) - a[1].max(b[1])).max(0.0);
    let shared = width * height;
    shared / (area(a) + area(b) - shared + 1e-6)
}
