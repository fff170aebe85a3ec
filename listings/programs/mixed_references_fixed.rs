use ndarray::{Array2, ArrayRef2, Axis, array};

fn moved(x: &ArrayRef2<f64>) -> Array2<f64> {
    let mean = x.mean_axis(Axis(0)).unwrap();
    x - mean // the mean is not needed again
}

fn same_kind(x: &ArrayRef2<f64>) -> Array2<f64> {
    let mean = x.mean_axis(Axis(0)).unwrap();
    x - &*mean // both sides are now an `&ArrayRef`
}

fn viewed(x: &ArrayRef2<f64>) -> Array2<f64> {
    let mean = x.mean_axis(Axis(0)).unwrap();
    &x.view() - &mean // both sides are now a reference to an array that has a memory
}

fn main() {
    let x = array![[1.0, 10.0], [3.0, 30.0]];
    assert_eq!(moved(&x), same_kind(&x));
    assert_eq!(moved(&x), viewed(&x));
    println!("{}", moved(&x));
}
