// Rejected by `of_equal_similarities_the_lower_index_comes_first`
// People write: an ascending sort, reversed
// What happens: three equal embeddings give 2 and 1 instead of 0 and 1

fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|&a, &b| row[a].partial_cmp(&row[b]).unwrap());
    order.reverse();
    order.truncate(k);
    order
}
