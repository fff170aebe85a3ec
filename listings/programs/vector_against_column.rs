use ndarray::array;

fn main() {
    let y = array![1.0, 2.0, 3.0];
    let y_hat = array![[1.0], [2.0], [3.0]]; // a perfect prediction, one column wide
    let difference = &y - &y_hat;
    println!("{:?} gives {:.3}", difference.dim(), difference.pow2().mean().unwrap());
}
