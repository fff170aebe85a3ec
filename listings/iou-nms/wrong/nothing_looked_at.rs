// Rejected by `exchanged_corners_are_named`
// People write: no look at the corners
// What happens: `[2, 0, 0, 2]` has exchanged corners, and gets 0 instead of an error

pub fn box_iou(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Result<Array2<f64>, BoxError> {
    let iou = |(i, j)| {
        let (a, b) = (a.row(i), b.row(j));
        let width = (a[2].min(b[2]) - a[0].max(b[0])).max(0.0);
        let height = (a[3].min(b[3]) - a[1].max(b[1])).max(0.0);
        let shared = width * height;
        let union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared;
        if union > 0.0 { shared / union } else { 0.0 }
    };
    Ok(Array2::from_shape_fn((a.nrows(), b.nrows()), iou))
}
