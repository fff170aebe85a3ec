// Rejected by `box_without_area_shares_nothing`
// People write: a division by whatever the union is
// What happens: two boxes without area have a union of 0: NaN

fn iou(a: [f64; 4], b: [f64; 4]) -> f64 {
    let width = (a[2].min(b[2]) - a[0].max(b[0])).max(0.0);
    let height = (a[3].min(b[3]) - a[1].max(b[1])).max(0.0);
    let shared = width * height;
    shared / (area(a) + area(b) - shared)
}
