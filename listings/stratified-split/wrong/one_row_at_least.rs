// Rejected by `share_below_one_can_come_to_nothing`
// People write: one row at least for every class
// What happens: classes of 20, 2, 2 at 0.1 give 1, 1, 1 instead of 3, 0, 0

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
    let mut quotas = vec![1; classes];
    let shares: Vec<usize> = by_class.values().map(|rows| rows.len() * test).collect();
    let mut order: Vec<usize> = (0..classes).collect();
    order.shuffle(&mut rng);
    for _ in classes..test {
        // To the class that is furthest below its share.
        if let Some(&class) =
            order.iter().max_by_key(|&&class| shares[class].saturating_sub(quotas[class] * n))
        {
            quotas[class] += 1;
        }
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
