fn main() {
    let mut scores = vec![0.2, 0.9, 0.5];
    scores.sort_by(|a, b| b.total_cmp(a));
    println!("{scores:?}");
}
