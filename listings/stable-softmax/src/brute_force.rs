//! The formula as books write it, for one row. It is right for values between about -700 and 700:
//! there no `exp` overflows, and not all of them become 0.

use ndarray::{Array1, ArrayRef1};

/// `exp(x)` divided by the sum of `exp(x)`.
pub fn softmax(x: &ArrayRef1<f64>) -> Array1<f64> {
    let mut sum = 0.0;
    for x in x {
        sum += x.exp();
    }
    let mut out = Array1::zeros(x.len());
    for i in 0..x.len() {
        out[i] = x[i].exp() / sum;
    }
    out
}

/// The logarithm of [`softmax`].
pub fn log_softmax(x: &ArrayRef1<f64>) -> Array1<f64> {
    softmax(x).mapv(f64::ln)
}
