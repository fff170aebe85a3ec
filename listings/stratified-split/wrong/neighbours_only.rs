// Rejected by `labels_need_only_an_order`
// People write: neighbours with equal labels as one class
// What happens: 40 labels that are not sorted are refused: a class of one row

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
    let mut by_class: Vec<Vec<usize>> = vec![];
    for row in 0..labels.len() {
        if row == 0 || labels[row] != labels[row - 1] {
            by_class.push(vec![]);
        }
        if let Some(rows) = by_class.last_mut() {
            rows.push(row);
        }
    }
    for (class, rows) in by_class.iter().enumerate() {
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
    let mut quotas: Vec<usize> = by_class.iter().map(|rows| rows.len() * test / n).collect();
    let mut order: Vec<(usize, usize)> =
        by_class.iter().map(|rows| rows.len() * test % n).zip(0..).collect();
    order.shuffle(&mut rng);
    order.sort_by_key(|&(remainder, _)| Reverse(remainder));
    for &(_, class) in &order[..test - quotas.iter().sum::<usize>()] {
        quotas[class] += 1;
    }
    let mut split = Split { train: vec![], test: vec![] };
    for (rows, quota) in by_class.iter_mut().zip(quotas) {
        rows.shuffle(&mut rng);
        split.test.extend(&rows[..quota]);
        split.train.extend(&rows[quota..]);
    }
    split.train.shuffle(&mut rng);
    split.test.shuffle(&mut rng);
    Ok(split)
}
