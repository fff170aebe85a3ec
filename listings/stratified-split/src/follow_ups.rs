//! What the interviewer asks next. `tests/reference.rs` compares each function with the sizes and
//! counts of scikit-learn.

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::{SeedableRng, seq::SliceRandom};
use stratified_split::{Split, SplitError, stratified_split};

// ANCHOR: three_way
/// Row numbers of three parts.
pub struct ThreeWay {
    /// Rows to learn from.
    pub train: Vec<usize>,
    /// Rows to choose a model by.
    pub valid: Vec<usize>,
    /// Rows to judge the chosen model by, once.
    pub test: Vec<usize>,
}

/// Draws the test part, then the validation part from the rows that are left. Both fractions are of
/// *all* rows.
///
/// An error of the second step counts only the rows that the first step has left.
pub fn three_way_split<L: Ord>(
    labels: &[L],
    valid_fraction: f64,
    test_fraction: f64,
    seed: u64,
) -> Result<ThreeWay, SplitError> {
    let Split { train: rest, test } = stratified_split(labels, test_fraction, seed)?;
    let rest_labels: Vec<&L> = rest.iter().map(|&row| &labels[row]).collect();

    // `valid_fraction / (1.0 - test_fraction)` of the rest can be a rounding error above a whole
    // number, and the ceiling then takes one row more. With half a row subtracted, no rounding
    // error matters.
    let valid_rows = (valid_fraction * labels.len() as f64).ceil();
    let fraction = (valid_rows - 0.5) / rest.len() as f64;
    let inner = stratified_split(&rest_labels, fraction, seed.wrapping_add(1)).map_err(
        |error| match error {
            SplitError::FractionOutOfRange(_) => SplitError::FractionOutOfRange(valid_fraction),
            other => other,
        },
    )?;

    let rows = |part: Vec<usize>| part.into_iter().map(|place| rest[place]).collect();
    Ok(ThreeWay { train: rows(inner.train), valid: rows(inner.test), test })
}
// ANCHOR_END: three_way

// ANCHOR: folds
/// The fold of each row, from 0. The sizes of two folds differ by one row at most, and so do their
/// numbers of rows of each class.
///
/// `None` if there are fewer than two folds, or if a class has fewer rows than there are folds.
pub fn stratified_folds<L: Ord>(labels: &[L], folds: usize, seed: u64) -> Option<Vec<usize>> {
    let mut classes = BTreeMap::<&L, Vec<usize>>::new();
    for (row, label) in labels.iter().enumerate() {
        classes.entry(label).or_default().push(row);
    }
    if folds < 2 || classes.values().any(|rows| rows.len() < folds) {
        return None;
    }

    let mut rng = StdRng::seed_from_u64(seed);
    let mut fold_of = vec![0; labels.len()];
    // Dealt like cards. Each class starts at the fold after the last one that got a row.
    let mut next = (0..folds).cycle();
    for rows in classes.values_mut() {
        rows.shuffle(&mut rng);
        for (&row, fold) in rows.iter().zip(&mut next) {
            fold_of[row] = fold;
        }
    }
    Some(fold_of)
}
// ANCHOR_END: folds

// ANCHOR: groups
/// Splits whole groups: all rows of one patient, or of one user, are in the same part.
///
/// `test_fraction` is a fraction of the groups. It fixes neither the number of rows nor the shares
/// of classes. `TrainTooSmall` says that no group is left to train on.
pub fn group_split<G: Ord>(
    groups: &[G],
    test_fraction: f64,
    seed: u64,
) -> Result<Split, SplitError> {
    if groups.is_empty() {
        return Err(SplitError::Empty);
    }
    if test_fraction.is_nan() || test_fraction <= 0.0 || test_fraction >= 1.0 {
        return Err(SplitError::FractionOutOfRange(test_fraction));
    }
    let mut members = BTreeMap::<&G, Vec<usize>>::new();
    for (row, group) in groups.iter().enumerate() {
        members.entry(group).or_default().push(row);
    }
    let mut members: Vec<Vec<usize>> = members.into_values().collect();
    let test_groups = (test_fraction * members.len() as f64).ceil() as usize;
    if test_groups == members.len() {
        return Err(SplitError::TrainTooSmall { train: 0, classes: 1 });
    }

    let mut rng = StdRng::seed_from_u64(seed);
    let (test, train) = members.partial_shuffle(&mut rng, test_groups);
    let mut split = Split { train: train.concat(), test: test.concat() };
    split.train.shuffle(&mut rng);
    split.test.shuffle(&mut rng);
    Ok(split)
}
// ANCHOR_END: groups
