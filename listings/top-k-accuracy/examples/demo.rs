//! Four photographs and a model that is sure of one, close on two, and undecided on the last.

use ndarray::{Array2, array};
use top_k_accuracy::{TopKError, rank, top_k_accuracy};

fn main() -> Result<(), TopKError> {
    let classes = ["cat", "dog", "fox", "owl"];
    let labels = [0, 2, 1, 0];
    let scores = array![
        [0.85, 0.05, 0.05, 0.05],
        [0.10, 0.50, 0.30, 0.10],
        [0.20, 0.25, 0.45, 0.10],
        [0.25, 0.25, 0.25, 0.25],
    ];

    for (scores, &label) in scores.rows().into_iter().zip(&labels) {
        println!("{scores:.2} {}: {} before it", classes[label], rank(&scores, label));
    }
    println!();
    for k in 1..=classes.len() {
        println!("top-{k} accuracy {:.2}", top_k_accuracy(&labels, &scores, k)?);
    }

    println!("\nrefused: {}", top_k_accuracy(&[], &Array2::zeros((0, 4)), 1).unwrap_err());
    println!("refused: {}", top_k_accuracy(&labels, &scores, 0).unwrap_err());
    println!("refused: {}", top_k_accuracy(&labels[1..], &scores, 1).unwrap_err());
    println!("refused: {}", top_k_accuracy(&[1, 3, 2, 4], &scores, 1).unwrap_err());
    println!("refused: {}", top_k_accuracy(&[0], &array![[0.5, f64::NAN]], 1).unwrap_err());
    Ok(())
}
