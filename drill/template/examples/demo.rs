//! {{write: what it shows}}

use ndarray::array;

use {{crate}}::answer;

fn main() {
    println!("{:?}", answer(&array![1.0, 2.0]));
}
