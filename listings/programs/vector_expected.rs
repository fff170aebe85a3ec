use ndarray::{Array1, array};

fn main() {
    let y = array![1.0, 2.0, 3.0];
    let y_hat = array![[1.0], [2.0], [3.0]];
    let difference: Array1<f64> = &y - &y_hat;
    println!("{difference}");
}
