//! TODO: what it shows

use ndarray::array;

use stable_sigmoid_bce::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
