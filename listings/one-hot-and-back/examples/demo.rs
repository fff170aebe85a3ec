//! Animals to a matrix, to counts, and back from the scores of a model.

use ndarray::{Array2, array};
use one_hot_and_back::{OneHotError, argmax, bincount, one_hot};

fn main() -> Result<(), OneHotError> {
    let classes = ["cat", "dog", "fox", "owl"];
    let labels = array![2, 0, 2, 1];
    println!("labels    {labels}");
    println!("one-hot\n{}", one_hot(&labels, classes.len())?);
    println!("counts    {}", bincount(&labels, classes.len())?);
    println!("and back  {}\n", argmax(&one_hot(&labels, classes.len())?)?);

    let scores = array![[0.1, 0.2, 0.6, 0.1], [0.4, 0.4, 0.1, 0.1], [-9.0, -7.0, -8.0, -7.0]];
    for (scores, &label) in scores.rows().into_iter().zip(&argmax(&scores)?) {
        println!("{scores} is a {}", classes[label as usize]);
    }

    println!("\nrefused: {}", one_hot(&array![0, -1], 4).unwrap_err());
    println!("refused: {}", bincount(&array![0, 1, 4], 4).unwrap_err());
    println!("refused: {}", argmax(&array![[0.5, f64::NAN]]).unwrap_err());
    println!("refused: {}", argmax(&Array2::zeros((3, 0))).unwrap_err());
    Ok(())
}
