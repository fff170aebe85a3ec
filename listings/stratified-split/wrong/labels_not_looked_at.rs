// Rejected by `each_class_keeps_its_share`
// People write: a plain random split
// What happens: two classes of 50 at 0.5 give 23 and 27 test rows instead of 25 and 25

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
    let mut rows: Vec<usize> = (0..n).collect();
    rows.shuffle(&mut rng);
    let train = rows.split_off(test);
    Ok(Split { train, test: rows })
}
