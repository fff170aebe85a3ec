//! Two columns on very different scales, seen by a layer in both modes.

use batch_norm::{BatchNorm, BatchNormError, Mode};
use ndarray::{Axis, array};

fn main() -> Result<(), BatchNormError> {
    let x = array![[1.0, 200.0], [2.0, 400.0], [3.0, 600.0], [4.0, 800.0]];
    let mut layer = BatchNorm::new(2);

    let y = layer.forward(&x)?;
    println!("train\n{y:.4}");
    println!("mean of each column {:.4}", y.sum_axis(Axis(0)) / 4.0);
    println!("std of each column  {:.4}", y.std_axis(Axis(0), 0.0));

    println!("\nrunning_mean {:.2}", layer.running_mean);
    println!("running_var  {:.2}", layer.running_var);
    for _ in 0..200 {
        layer.forward(&x)?;
    }
    println!("after 200 more batches {:.2} {:.2}", layer.running_mean, layer.running_var);

    layer.mode = Mode::Eval;
    println!("\neval, one row\n{:.4}", layer.forward(&array![[2.5, 500.0]])?);

    println!("\nrefused: {}", layer.forward(&array![[2.5]]).unwrap_err());
    layer.mode = Mode::Train;
    println!("refused: {}", layer.forward(&array![[2.5, 500.0]]).unwrap_err());
    println!("refused: {}", layer.forward(&array![[1.0, f64::NAN], [2.0, 0.0]]).unwrap_err());
    Ok(())
}
