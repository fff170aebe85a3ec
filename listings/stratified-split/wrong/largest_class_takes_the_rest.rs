// Rejected by `largest_remainders_get_the_rows_left_over`
// People write: all rows left over to the largest class
// What happens: 9, 7, 4 at 0.25 give 3, 1, 1 instead of 2, 2, 1

fn test_quotas(sizes: &[usize], test: usize, _: &mut StdRng) -> Vec<usize> {
    let rows: usize = sizes.iter().sum();
    let mut quotas: Vec<usize> = sizes.iter().map(|size| size * test / rows).collect();
    let left = test - quotas.iter().sum::<usize>();
    if let Some(largest) = (0..sizes.len()).max_by_key(|&class| sizes[class]) {
        quotas[largest] += left;
    }
    quotas
}
