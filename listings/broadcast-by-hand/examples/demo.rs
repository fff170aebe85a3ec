//! TODO: what it shows

use ndarray::array;

use broadcast_by_hand::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
