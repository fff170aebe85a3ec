// Rejected by `share_below_one_can_come_to_nothing`
// People write: one row at least for every class
// What happens: classes of 20, 2, 2 at 0.1 give 1, 1, 1 instead of 3, 0, 0

fn test_quotas(sizes: &[usize], test: usize, rng: &mut StdRng) -> Vec<usize> {
    let rows: usize = sizes.iter().sum();
    let mut quotas = vec![1; sizes.len()];
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.shuffle(rng);
    for _ in sizes.len()..test {
        // To the class that is furthest below its share.
        let below = |&&class: &&usize| (sizes[class] * test).saturating_sub(quotas[class] * rows);
        if let Some(&class) = order.iter().max_by_key(below) {
            quotas[class] += 1;
        }
    }
    quotas
}
