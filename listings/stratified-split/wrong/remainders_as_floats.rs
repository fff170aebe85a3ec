// Rejected by `ties_are_decided_by_the_seed`
// People write: `share - share.floor()` as the remainder
// What happens: shares of 2.4 and 0.4 should tie, but 2.4 - 2.0 is not 0.4: the class of 12 rows
// wins none of 600 seeds instead of about 300

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
    let mut by_class = BTreeMap::<&L, Vec<usize>>::new();
    for (row, label) in labels.iter().enumerate() {
        by_class.entry(label).or_default().push(row);
    }
    for (class, rows) in by_class.values().enumerate() {
        if rows.len() < 2 {
            return Err(SplitError::ClassTooSmall { class, members: rows.len() });
        }
    }
    let (n, classes) = (labels.len(), by_class.len());
    let test = (test_fraction * n as f64).ceil() as usize;
    if test < classes {
        return Err(SplitError::TestTooSmall { test, classes });
    }
    if n - test < classes {
        return Err(SplitError::TrainTooSmall { train: n - test, classes });
    }
    let mut rng = StdRng::seed_from_u64(seed);
    let shares: Vec<f64> =
        by_class.values().map(|rows| rows.len() as f64 * test as f64 / n as f64).collect();
    let mut quotas: Vec<usize> = shares.iter().map(|share| share.floor() as usize).collect();
    let mut order: Vec<usize> = (0..classes).collect();
    order.shuffle(&mut rng);
    order.sort_by(|&a, &b| shares[b].fract().total_cmp(&shares[a].fract()));
    for &class in &order[..test - quotas.iter().sum::<usize>()] {
        quotas[class] += 1;
    }
    let mut split = Split { train: vec![], test: vec![] };
    for (rows, quota) in by_class.values_mut().zip(quotas) {
        rows.shuffle(&mut rng);
        split.test.extend(&rows[..quota]);
        split.train.extend(&rows[quota..]);
    }
    split.train.shuffle(&mut rng);
    split.test.shuffle(&mut rng);
    Ok(split)
}
