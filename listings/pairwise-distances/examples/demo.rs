//! Two pairs of points on a line, 100 million apart: by the expansion alone, and by the answer.

use ndarray::{Array2, Axis, array};
use pairwise_distances::{DistanceError, euclidean_distances};

fn main() -> Result<(), DistanceError> {
    let x: Array2<f64> = array![[0.0], [3.0], [1e8], [1e8 + 3.0]];

    let squares = x.map_axis(Axis(1), |point| point.dot(&point)).insert_axis(Axis(1));
    let expansion = &squares + &squares.t() - 2.0 * x.dot(&x.t());
    println!("the expansion, clamped at 0:\n{:.2}\n", expansion.mapv(|s| s.max(0.0).sqrt()));
    println!("the answer:\n{:.2}\n", euclidean_distances(&x, &x)?);

    let (a, b) = (array![[1.3, 1.857, 4.333]], array![[1.3, 1.857, 4.333 + 1e-9]]);
    println!("a billionth apart: {:.4e}", euclidean_distances(&a, &b)?[[0, 0]]);
    println!("a point and itself: {}\n", euclidean_distances(&a, &a)?[[0, 0]]);

    let broken = array![[f64::NAN], [f64::INFINITY], [3.0]];
    println!("NaN and infinity keep to their rows:\n{:.2}\n", euclidean_distances(&broken, &x)?);

    println!("no rows: shape {:?}", euclidean_distances(&Array2::zeros((0, 1)), &x)?.dim());
    println!("refused: {}", euclidean_distances(&a, &x).unwrap_err());
    Ok(())
}
