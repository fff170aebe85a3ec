// Rejected by `remainders_of_sixty_classes_are_ranked`
// People write: one more row to the classes in order, whatever their remainders
// What happens: classes with a small remainder get a row before classes with a larger one

fn test_quotas(sizes: &[usize], test: usize, _: &mut StdRng) -> Vec<usize> {
    let rows: usize = sizes.iter().sum();
    let mut quotas: Vec<usize> = sizes.iter().map(|size| size * test / rows).collect();
    let left = test - quotas.iter().sum::<usize>();
    for quota in &mut quotas[..left] {
        *quota += 1;
    }
    quotas
}
