// Rejected by `shares_are_of_the_rows_that_the_test_has`
// People write: shares `c * fraction` instead of `c * test / n`
// What happens: 7, 4, 3 at 0.3 give 2, 2, 1 instead of 3, 1, 1

pub fn stratified_split<L: Ord>(
    labels: &[L],
    test_fraction: f64,
    seed: u64,
) -> Result<Split, SplitError> {
    if labels.is_empty() {
        return Err(SplitError::Empty);
    }
    if !(test_fraction > 0.0 && test_fraction < 1.0) {
        return Err(SplitError::FractionOutOfRange(test_fraction));
    }
    let mut classes = BTreeMap::<&L, Vec<usize>>::new();
    for (row, label) in labels.iter().enumerate() {
        classes.entry(label).or_default().push(row);
    }
    let sizes: Vec<usize> = classes.values().map(Vec::len).collect();
    let test = (test_fraction * labels.len() as f64).ceil() as usize;
    check_sizes(&sizes, labels.len() - test, test)?;

    let mut rng = StdRng::seed_from_u64(seed);
    let quotas = test_quotas(&sizes, test_fraction, test, &mut rng);
    let mut split = Split { train: vec![], test: vec![] };
    for (rows, quota) in classes.values_mut().zip(quotas) {
        rows.shuffle(&mut rng);
        split.test.extend(&rows[..quota]);
        split.train.extend(&rows[quota..]);
    }
    split.train.shuffle(&mut rng);
    split.test.shuffle(&mut rng);
    Ok(split)
}

fn test_quotas(sizes: &[usize], fraction: f64, test: usize, rng: &mut StdRng) -> Vec<usize> {
    let shares: Vec<f64> = sizes.iter().map(|&size| size as f64 * fraction).collect();
    let mut quotas: Vec<usize> = shares.iter().map(|share| share.floor() as usize).collect();
    let left = test - quotas.iter().sum::<usize>();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.shuffle(rng);
    order.sort_by(|&a, &b| shares[b].fract().total_cmp(&shares[a].fract()));
    for &class in order.iter().take(left) {
        quotas[class] += 1;
    }
    quotas
}
