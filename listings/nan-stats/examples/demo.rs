//! TODO: what it shows

use ndarray::array;

use nan_stats::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
