// Rejected by `each_class_keeps_its_share`
// People write: a plain random split
// What happens: the numbers of test rows in each class are random too

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
    let mut rows: Vec<usize> = (0..labels.len()).collect();
    rows.shuffle(&mut rng);
    let train = rows.split_off(test);
    Ok(Split { train, test: rows })
}
