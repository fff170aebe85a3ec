//! Which shapes fit, and what happens to an error measure when they fit by accident.

use broadcast_by_hand::{BroadcastError, broadcast_shapes, mse};
use ndarray::{Axis, array};

fn main() -> Result<(), BroadcastError> {
    let pairs: [(&[usize], &[usize]); 7] = [
        (&[32, 10], &[10]),
        (&[32, 10], &[32, 1]),
        (&[32, 10], &[32]),
        (&[8, 1, 6], &[7, 1]),
        (&[2, 3], &[]),
        (&[0, 3], &[1, 3]),
        (&[3], &[3, 1]),
    ];
    for (a, b) in pairs {
        match broadcast_shapes(a, b) {
            Ok(shape) => println!("{a:?} with {b:?}: {shape:?}"),
            Err(e) => println!("{a:?} with {b:?}: {e}"),
        }
    }

    // A model that predicts every target, and hands its predictions over as a column.
    let target = array![1.0, 2.0, 3.0].into_dyn();
    let prediction = target.clone().insert_axis(Axis(1));
    let differences = &prediction - &target;
    println!("\nprediction - target\n{differences}");
    println!("mean of the squares {:.3}", differences.pow2().sum() / differences.len() as f64);
    println!("mse: {}", mse(&prediction, &target).unwrap_err());
    println!("mse of the column as a vector: {}", mse(&prediction.remove_axis(Axis(1)), &target)?);
    Ok(())
}
