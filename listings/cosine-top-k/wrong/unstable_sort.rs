// Rejected by `of_equal_similarities_the_lower_index_comes_first`
// People write: `sort_unstable_by` with the similarities alone
// What happens: up to 20 embeddings come out right; of more, equal ones come in any order

fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_unstable_by(|&a, &b| row[b].partial_cmp(&row[a]).unwrap());
    order.truncate(k);
    order
}
