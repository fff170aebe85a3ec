// Rejected by `every_row_lands_in_exactly_one_part`
// People write: each test row drawn by a random number
// What happens: some rows are drawn twice

use rand::RngExt;

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
    let quotas = test_quotas(&sizes, test, &mut rng);
    let mut split = Split { train: vec![], test: vec![] };
    for (rows, quota) in classes.values().zip(quotas) {
        let drawn: Vec<usize> = (0..quota).map(|_| rows[rng.random_range(0..rows.len())]).collect();
        split.train.extend(rows.iter().filter(|row| !drawn.contains(row)));
        split.test.extend(drawn);
    }
    split.train.shuffle(&mut rng);
    split.test.shuffle(&mut rng);
    Ok(split)
}
