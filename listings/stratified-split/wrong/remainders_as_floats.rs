// Rejected by `equal_remainders_tie_exactly`
// People write: `share - share.floor()` as the remainder
// What happens: shares of 2.4 and 0.4 should tie, but 2.4 - 2.0 is not 0.4: the class of 12 rows
// wins none of 600 seeds instead of about 300

fn test_quotas(sizes: &[usize], test: usize, rng: &mut StdRng) -> Vec<usize> {
    let rows: usize = sizes.iter().sum();
    let shares: Vec<f64> =
        sizes.iter().map(|&size| size as f64 * test as f64 / rows as f64).collect();
    let mut quotas: Vec<usize> = shares.iter().map(|share| share.floor() as usize).collect();
    let left = test - quotas.iter().sum::<usize>();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.shuffle(rng);
    order.sort_by(|&a, &b| shares[b].fract().total_cmp(&shares[a].fract()));
    for &class in &order[..left] {
        quotas[class] += 1;
    }
    quotas
}
