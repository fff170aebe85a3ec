//! A train/test split that keeps the share of every class, with the sizes of scikit-learn's
//! `train_test_split(stratify=y)`.

// ANCHOR: types
use std::cmp::Reverse;
use std::collections::BTreeMap;

use rand::{SeedableRng, rngs::StdRng, seq::SliceRandom};
use thiserror::Error;

/// Row numbers of the two parts. Every row is in exactly one of them, in random order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Rows to learn from.
    pub train: Vec<usize>,
    /// Rows to judge by.
    pub test: Vec<usize>,
}

/// Why there is no split.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SplitError {
    /// There are no labels.
    #[error("there are no rows to split")]
    Empty,
    /// The fraction is not above 0 and below 1, or not a number.
    #[error("the test fraction must be above 0 and below 1, got {0}")]
    FractionOutOfRange(f64),
    /// A class has fewer than two rows, one for each part.
    #[error("class {class} in sorted order has {members} row, and a class needs two")]
    ClassTooSmall {
        /// The first such class: its rank in sorted order, from 0.
        class: usize,
        /// Rows of that class.
        members: usize,
    },
    /// The test part has fewer rows than there are classes.
    #[error("the test part is too small: rows {test}, classes {classes}")]
    TestTooSmall {
        /// Rows of the test part.
        test: usize,
        /// Classes among the labels.
        classes: usize,
    },
    /// The training part has fewer rows than there are classes.
    #[error("the training part is too small: rows {train}, classes {classes}")]
    TrainTooSmall {
        /// Rows of the training part.
        train: usize,
        /// Classes among the labels.
        classes: usize,
    },
}
// ANCHOR_END: types

// ANCHOR: split
/// Splits rows, of which `labels` has one label each, class by class.
///
/// The test part has `ceil(test_fraction * rows)` rows. Each class gets the floor of its exact
/// share of them, and the classes with the largest remainders get one more. The seed decides
/// between equal remainders. If the share of a class is below one, the test can have no row of it.
/// The same seed gives the same split, as long as the version of the `rand` crate is the same.
///
/// # Errors
///
/// [`SplitError`]. Its variants are in the order in which they are looked for.
pub fn stratified_split<L: Ord>(
    labels: &[L],
    test_fraction: f64,
    seed: u64,
) -> Result<Split, SplitError> {
    if labels.is_empty() {
        return Err(SplitError::Empty);
    }
    // Written so that NaN is refused too.
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
    for (rows, quota) in classes.values_mut().zip(quotas) {
        rows.shuffle(&mut rng);
        split.test.extend(&rows[..quota]);
        split.train.extend(&rows[quota..]);
    }
    // Until here the rows are class after class.
    split.train.shuffle(&mut rng);
    split.test.shuffle(&mut rng);
    Ok(split)
}
// ANCHOR_END: split

// ANCHOR: quotas
/// How many rows of each class go to the test part: the method of largest remainders.
fn test_quotas(sizes: &[usize], test: usize, rng: &mut StdRng) -> Vec<usize> {
    // The exact share is `size * test / rows`. As integers, equal remainders are equal; as floats,
    // those of 2.4 and 0.4 are not.
    let rows: usize = sizes.iter().sum();
    let mut quotas: Vec<usize> = sizes.iter().map(|size| size * test / rows).collect();
    let left = test - quotas.iter().sum::<usize>();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    // The sort is stable, so classes with equal remainders stay in this random order.
    order.shuffle(rng);
    order.sort_by_key(|&class| Reverse(sizes[class] * test % rows));
    for &class in &order[..left] {
        quotas[class] += 1;
    }
    quotas
}
// ANCHOR_END: quotas

// ANCHOR: check_sizes
/// Refuses a class of one row, and a part with fewer rows than there are classes. `sizes` has the
/// rows of each class, and the classes are in sorted order.
fn check_sizes(sizes: &[usize], train: usize, test: usize) -> Result<(), SplitError> {
    let classes = sizes.len();
    if let Some(class) = sizes.iter().position(|&members| members < 2) {
        return Err(SplitError::ClassTooSmall { class, members: sizes[class] });
    }
    if test < classes {
        return Err(SplitError::TestTooSmall { test, classes });
    }
    if train < classes {
        return Err(SplitError::TrainTooSmall { train, classes });
    }
    Ok(())
}
// ANCHOR_END: check_sizes
