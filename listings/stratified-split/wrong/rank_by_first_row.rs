// Rejected by `class_of_one_row_is_named_by_its_rank`
// People write: classes numbered by their first row
// What happens: of `b b c a a` the class `c` is named as 1 instead of 2, its rank in sorted order

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
    let mut classes: Vec<(&L, Vec<usize>)> = vec![];
    for (row, label) in labels.iter().enumerate() {
        match classes.iter_mut().find(|(class, _)| *class == label) {
            Some((_, rows)) => rows.push(row),
            None => classes.push((label, vec![row])),
        }
    }
    let sizes: Vec<usize> = classes.iter().map(|(_, rows)| rows.len()).collect();
    let test = (test_fraction * labels.len() as f64).ceil() as usize;
    check_sizes(&sizes, labels.len() - test, test)?;

    let mut rng = StdRng::seed_from_u64(seed);
    let quotas = test_quotas(&sizes, test, &mut rng);
    let mut split = Split { train: vec![], test: vec![] };
    for ((_, rows), quota) in classes.iter_mut().zip(quotas) {
        rows.shuffle(&mut rng);
        split.test.extend(&rows[..quota]);
        split.train.extend(&rows[quota..]);
    }
    split.train.shuffle(&mut rng);
    split.test.shuffle(&mut rng);
    Ok(split)
}
