// Rejected by `k_of_zero_gives_no_columns`
// People write: `select_nth_unstable_by(k - 1, …)` without a look at `k = 0`
// What happens: 0 - 1 overflows: a panic for `k = 0`

fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    let best_first = |&a: &usize, &b: &usize| row[b].total_cmp(&row[a]).then(a.cmp(&b));
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.select_nth_unstable_by(k - 1, best_first);
    order.truncate(k);
    order.sort_unstable_by(best_first);
    order
}
