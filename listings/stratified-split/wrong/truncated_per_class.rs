// Rejected by `test_size_is_the_ceiling_of_the_fraction`
// People write: each class rounded down, with one row at least
// What happens: 10 rows at 0.25 give a test of 2 rows instead of 3

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
    let quotas: Vec<usize> =
        sizes.iter().map(|&size| ((size as f64 * test_fraction) as usize).max(1)).collect();
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
