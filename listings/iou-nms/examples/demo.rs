//! TODO: what it shows

use ndarray::array;

use iou_nms::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
