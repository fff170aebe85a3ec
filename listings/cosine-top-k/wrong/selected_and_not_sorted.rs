// Rejected by `k_best_of_many_come_in_order`
// People write: a selection, and no sort after it
// What happens: the 10 best of 300 are found, and come in no order

fn k_best(row: ArrayView1<f64>, k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..row.len()).collect();
    if k < order.len() {
        order.select_nth_unstable_by(k, |&a, &b| row[b].total_cmp(&row[a]).then(a.cmp(&b)));
    }
    order.truncate(k);
    order
}
