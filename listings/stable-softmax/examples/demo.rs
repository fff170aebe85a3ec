//! Three rows that the formula of the books gets right, gets NaN for, and rounds to nothing.

use ndarray::{Array2, ArrayRef2, Axis, array};
use stable_softmax::{SoftmaxError, log_softmax, softmax};

fn by_the_book(x: &ArrayRef2<f64>) -> Array2<f64> {
    let exp = x.exp();
    let sums = exp.sum_axis(Axis(1)).insert_axis(Axis(1));
    exp / sums
}

fn main() -> Result<(), SoftmaxError> {
    let x = array![[1.0, 2.0, 3.0], [1001.0, 1002.0, 1003.0], [0.0, -800.0, f64::NEG_INFINITY]];
    println!("logits\n{x}\n");
    println!("by the book\n{:.4}\n", by_the_book(&x));
    println!("softmax\n{:.4}\n", softmax(&x, Axis(1))?);
    println!("ln of softmax\n{:.4}\n", softmax(&x, Axis(1))?.ln());
    println!("log-softmax\n{:.4}\n", log_softmax(&x, Axis(1))?);
    println!("softmax of the columns\n{:.4}\n", softmax(&x, Axis(0))?);

    println!("refused: {}", softmax(&x, Axis(2)).unwrap_err());
    println!("refused: {}", softmax(&Array2::zeros((3, 0)), Axis(1)).unwrap_err());
    Ok(())
}
