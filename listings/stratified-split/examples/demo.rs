//! Three classes of very different sizes, and what becomes of them in the two parts.

use ndarray::{Array2, Axis};
use stratified_split::{SplitError, stratified_split};

fn main() -> Result<(), SplitError> {
    let sizes = [("healthy", 160), ("mild", 30), ("severe", 10)];
    let labels: Vec<&str> = sizes.iter().flat_map(|&(name, count)| vec![name; count]).collect();
    let split = stratified_split(&labels, 0.2, 7)?;

    println!("class     all  train  test");
    for (name, all) in sizes {
        let count = |part: &[usize]| part.iter().filter(|&&row| labels[row] == name).count();
        println!("{name:8} {all:4} {:6} {:5}", count(&split.train), count(&split.test));
    }

    // The same row numbers select from any number of arrays.
    let x = Array2::from_shape_fn((labels.len(), 5), |(row, column)| (row * 5 + column) as f64);
    let x_train = x.select(Axis(0), &split.train);
    let x_test = x.select(Axis(0), &split.test);
    println!("\nx_train {:?}, x_test {:?}", x_train.dim(), x_test.dim());
    println!("the same seed again: {}", stratified_split(&labels, 0.2, 7)? == split);
    println!("another seed:        {}", stratified_split(&labels, 0.2, 8)? == split);

    // 15 and 35 rows, a test of 5: shares of 1.5 and 3.5, so chance decides who gets the last row.
    let tied = [vec!["rare"; 15], vec!["common"; 35]].concat();
    let mut won = 0;
    for seed in 0..1000 {
        let test = stratified_split(&tied, 0.1, seed)?.test;
        won += usize::from(test.iter().filter(|&&row| tied[row] == "rare").count() == 2);
    }
    println!("\n2 of 15 rare rows in the test, for {won} of 1000 seeds");

    for (labels, fraction) in [
        (vec![], 0.2),
        (vec!["no", "no", "yes"], 0.5),
        (vec!["no", "no", "yes", "yes"], 1.0),
        (vec!["no", "no", "yes", "yes"], 0.1),
        (vec!["no", "no", "yes", "yes"], 0.7),
    ] {
        println!("refused: {}", stratified_split(&labels, fraction, 7).unwrap_err());
    }
    Ok(())
}
