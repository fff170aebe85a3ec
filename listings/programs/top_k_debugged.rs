use ndarray::{Array2, array};

// ANCHOR: debug
fn main() {
    let scores: Array2<f64> = array![[0.1, 0.6, 0.3], [0.4, 0.4, 0.2], [0.5, 0.3, 0.2]];
    let labels = [1, 0, 2];
    eprintln!("{} labels, scores {:?}", labels.len(), scores.dim());
    for (label, scores) in labels.iter().zip(scores.rows()) {
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
        eprintln!("{scores} label {label}, best first {order:?}");
    }
}
// ANCHOR_END: debug
