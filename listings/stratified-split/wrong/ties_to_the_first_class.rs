// Rejected by `ties_are_decided_by_the_seed`
// People write: a stable sort by remainder alone
// What happens: of three classes of 4 the first wins the tie in all of 600 seeds instead of about
// 200

fn test_quotas(sizes: &[usize], test: usize, _: &mut StdRng) -> Vec<usize> {
    let rows: usize = sizes.iter().sum();
    let mut quotas: Vec<usize> = sizes.iter().map(|size| size * test / rows).collect();
    let left = test - quotas.iter().sum::<usize>();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&class| Reverse(sizes[class] * test % rows));
    for &class in &order[..left] {
        quotas[class] += 1;
    }
    quotas
}
