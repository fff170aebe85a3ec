use ndarray::{Axis, array};

fn main() {
    let x = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let row_means = array![2.0, 5.0];
    println!("{}", x - row_means.insert_axis(Axis(1)));
}
