use ndarray::{Array2, ArrayRef2, Axis, array};

fn centred(x: &ArrayRef2<f64>) -> Array2<f64> {
    let mean = x.mean_axis(Axis(0)).unwrap();
    x - &mean
}

fn main() {
    println!("{}", centred(&array![[1.0, 10.0], [3.0, 30.0]]));
}
