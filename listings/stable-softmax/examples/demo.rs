//! TODO: what it shows

use ndarray::array;

use stable_softmax::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
