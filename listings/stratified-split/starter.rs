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

/// Splits the rows that `labels` stands for, one label a row, so that both parts have
/// the classes in the same shares.
///
/// The test part has `ceil(test_fraction * rows)` rows. The same seed, the same split.
pub fn stratified_split<L: Ord>(
    labels: &[L],
    test_fraction: f64,
    seed: u64,
) -> Result<Split, SplitError> {
    todo!("split {} rows by seed {seed}, {test_fraction} of them to test", labels.len())
}
