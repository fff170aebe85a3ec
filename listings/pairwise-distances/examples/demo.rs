//! TODO: what it shows

use ndarray::array;

use pairwise_distances::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
