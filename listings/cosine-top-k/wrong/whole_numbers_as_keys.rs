// Rejected by `nearly_equal_is_not_equal`
// People write: `sort_by_key` with the similarity as a whole number of millionths
// What happens: 1 - 5e-11 and 1 get the same key, and the first comes first

fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by_key(|&index| (row[index] * -1e6).round() as i64);
    order.truncate(k);
    order
}
