// Rejected by `boxes_apart_share_nothing`
// People write: a shared width and height without a look at their sign
// What happens: `[0, 0, 2, 2]` and `[5, 5, 7, 7]` share -3 times -3, and get -9 instead of 0

fn iou(a: [f64; 4], b: [f64; 4]) -> f64 {
    let width = a[2].min(b[2]) - a[0].max(b[0]);
    let height = a[3].min(b[3]) - a[1].max(b[1]);
    let shared = width * height;
    if shared == 0.0 { 0.0 } else { shared / (area(a) + area(b) - shared) }
}
