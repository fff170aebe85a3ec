// Rejected by `best_may_be_negative`
// People write: a search that starts at 0
// What happens: with negative similarities only, index 0 comes out again and again: 0, 0 instead
// of 2, 0

fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    let mut row = row.to_owned();
    let mut order = Vec::new();
    while order.len() < k {
        let (mut best, mut best_similarity) = (0, 0.0);
        for (index, &similarity) in row.indexed_iter() {
            if similarity > best_similarity {
                (best, best_similarity) = (index, similarity);
            }
        }
        order.push(best);
        row[best] = f64::NEG_INFINITY;
    }
    order
}
