//! TODO: what it shows

use ndarray::array;

use cosine_top_k::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
