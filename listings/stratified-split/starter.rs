#![allow(unused)] // until you use what is given

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rand::{SeedableRng, rngs::StdRng, seq::SliceRandom};
use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    pub train: Vec<usize>, // row numbers, in random order
    pub test: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Error)]
pub enum SplitError {
    #[error("there are no rows to split")]
    Empty,
    #[error("the test fraction must be above 0 and below 1, got {0}")]
    FractionOutOfRange(f64),
    #[error("class {class} in sorted order has {members} row, and a class needs two")]
    ClassTooSmall { class: usize, members: usize },
    #[error("the test part is too small: rows {test}, classes {classes}")]
    TestTooSmall { test: usize, classes: usize },
    #[error("the training part is too small: rows {train}, classes {classes}")]
    TrainTooSmall { train: usize, classes: usize },
}

/// Splits rows, of which `labels` has one label each. Each class has the same share in both parts,
/// as nearly as whole rows allow.
///
/// The test part has `ceil(test_fraction * rows)` rows. The same seed gives the same split.
pub fn stratified_split<L: Ord>(
    labels: &[L],
    test_fraction: f64,
    seed: u64,
) -> Result<Split, SplitError> {
    todo!("split {} rows by seed {seed}, {test_fraction} of them to test", labels.len())
}

/// How many rows of each class go to the test part.
fn test_quotas(sizes: &[usize], test: usize, rng: &mut StdRng) -> Vec<usize> {
    todo!("deal {test} rows out to classes of {sizes:?}, ties by {rng:?}")
}

/// Refuses a class of one row, and a part with fewer rows than there are classes. `sizes` has the
/// rows of each class, and the classes are in sorted order. It is given: call it.
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
