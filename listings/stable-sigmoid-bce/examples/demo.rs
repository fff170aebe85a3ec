//! What is left of a loss when the probability is rounded first.

use ndarray::{Array1, array};
use stable_sigmoid_bce::{BceError, bce_with_logits, sigmoid};

fn main() -> Result<(), BceError> {
    println!("logit  sigmoid    from p     from the logit   (target 0)");
    for z in [-40.0, -2.0, 0.0, 2.0, 36.0, 37.0, 800.0] {
        let p: f64 = sigmoid(z);
        let from_p = -(1.0 - p).ln();
        let loss = bce_with_logits(&array![z], &array![0.0])?;
        println!("{z:>5}  {p:<9.3e}  {from_p:<9.3e}  {loss:.3e}");
    }

    println!("\nf32, logit -90: {:e}", sigmoid(-90.0_f32));
    let batch = bce_with_logits(&array![2.0, -1.0, 800.0], &array![1.0, 0.3, 0.0])?;
    println!("a batch with one confident mistake: {batch:.3}");

    let none = Array1::zeros(0);
    println!("\nrefused: {}", bce_with_logits(&array![1.0, 2.0], &array![1.0]).unwrap_err());
    println!("refused: {}", bce_with_logits(&none, &none).unwrap_err());
    println!("refused: {}", bce_with_logits(&array![f64::NAN], &array![1.0]).unwrap_err());
    println!("refused: {}", bce_with_logits(&array![1.0, 2.0], &array![1.0, 2.0]).unwrap_err());
    Ok(())
}
