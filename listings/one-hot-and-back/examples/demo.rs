//! TODO: what it shows

use ndarray::array;

use one_hot_and_back::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
