//! TODO: what it shows

use ndarray::array;

use mini_einsum::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
