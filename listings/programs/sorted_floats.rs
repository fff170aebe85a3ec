fn main() {
    let mut scores: Vec<f64> = vec![0.2, 0.9, 0.5];
    scores.sort();
    println!("{scores:?}");
}
