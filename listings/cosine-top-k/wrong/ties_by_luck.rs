// Rejected by `ties_at_the_cut_go_to_the_lower_index`
// People write: a selection by similarity alone
// What happens: which of the tied ones are among the `k` is luck

// ANCHOR: k_best
fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..row.len()).collect();
    if k < order.len() {
        order.select_nth_unstable_by(k, |&a, &b| row[b].total_cmp(&row[a]));
        order.truncate(k);
    }
    // Of equal similarities the lower index comes first.
    order.sort_by(|&a, &b| row[b].total_cmp(&row[a]).then(a.cmp(&b)));
    order
}
// ANCHOR_END: k_best
