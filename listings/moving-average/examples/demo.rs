//! TODO: what it shows

use ndarray::array;

use moving_average::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
