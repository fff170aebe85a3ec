// Rejected by `rows_of_a_class_need_not_be_neighbours`
// People write: neighbours with equal labels as one class
// What happens: 40 labels that are not sorted are refused, because of a class of one row

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
    let mut classes: Vec<Vec<usize>> = vec![];
    for row in 0..labels.len() {
        if row == 0 || labels[row] != labels[row - 1] {
            classes.push(vec![]);
        }
        if let Some(rows) = classes.last_mut() {
            rows.push(row);
        }
    }
    let sizes: Vec<usize> = classes.iter().map(Vec::len).collect();
    let test = (test_fraction * labels.len() as f64).ceil() as usize;
    check_sizes(&sizes, labels.len() - test, test)?;

    let mut rng = StdRng::seed_from_u64(seed);
    let quotas = test_quotas(&sizes, test, &mut rng);
    let mut split = Split { train: vec![], test: vec![] };
    for (rows, quota) in classes.iter_mut().zip(quotas) {
        rows.shuffle(&mut rng);
        split.test.extend(&rows[..quota]);
        split.train.extend(&rows[quota..]);
    }
    split.train.shuffle(&mut rng);
    split.test.shuffle(&mut rng);
    Ok(split)
}
