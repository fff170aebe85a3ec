//! {{write: what it shows}}

use ndarray::array;

use {{crate}}::{{function}};

fn main() {
    println!("{:?}", {{function}}(&array![1.0, 2.0]));
}
