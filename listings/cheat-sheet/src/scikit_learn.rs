//! Pipelines. The types are those of the listing `mini-pipeline`: no crate that we know has them.

use std::collections::BTreeSet;

use mini_pipeline::{Config, Pipeline, PipelineError, Schema, Table, log_loss};
use ndarray::{Array1, Array2, ArrayRef2, Axis};

type Result<T> = std::result::Result<T, PipelineError>;

// ANCHOR: pipeline
/// The probability of the positive class.
pub fn predict(table: &Table, train: &[usize], test: &[usize]) -> Result<Array1<f64>> {
    let fitted = Pipeline::new(Config::default()).fit(table, train)?;
    fitted.predict_proba(table, test)
}
// ANCHOR_END: pipeline

// ANCHOR: columns
/// Gaps filled and numbers scaled, categories as 0 and 1.
pub const COLUMNS: Schema = Schema {
    numeric: &["age"],
    categorical: &["city"],
    label: "bought",
    positive: "yes",
    missing: &[],
};
// ANCHOR_END: columns

// ANCHOR: transformer
/// Takes the training mean off.
pub struct Centre {
    mean: Array1<f64>,
}

impl Centre {
    /// `None` without a row.
    pub fn fit(x: &ArrayRef2<f64>) -> Option<Self> {
        Some(Self { mean: x.mean_axis(Axis(0))? })
    }

    /// Learns nothing.
    pub fn transform(&self, x: &ArrayRef2<f64>) -> Array2<f64> {
        &x.view() - &self.mean
    }
}
// ANCHOR_END: transformer

// ANCHOR: grid
/// The `c` with the lowest loss on the folds left out.
pub fn best_c(grid: &[f64], table: &Table, folds: &[Vec<usize>]) -> Result<Option<f64>> {
    let losses = grid.iter().map(|&c| Ok((loss_of(c, table, folds)?, c)));
    let losses = losses.collect::<Result<Vec<_>>>()?;
    Ok(losses.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, c)| c))
}
// ANCHOR_END: grid

/// The mean over the folds of the loss on the fold left out.
pub fn loss_of(c: f64, table: &Table, folds: &[Vec<usize>]) -> Result<f64> {
    let (config, mut sum) = (Config { c, ..Config::default() }, 0.0);
    for test in folds {
        let train: Vec<_> = (0..table.rows()).filter(|row| !test.contains(row)).collect();
        let fitted = Pipeline::new(config).fit(table, &train)?;
        let z = fitted.design_matrix(table, test)?.0.dot(fitted.weights()) + fitted.intercept();
        let losses = z.iter().zip(test).map(|(&z, &row)| log_loss(z, table.labels()[row]));
        sum += losses.sum::<f64>() / test.len() as f64;
    }
    Ok(sum / folds.len() as f64)
}

// ANCHOR: leak
/// What the training rows say of `age`, and no other row.
pub fn mean_age(table: &Table, train: &[usize]) -> Result<f64> {
    Ok(Pipeline::default().fit(table, train)?.numeric()[0].mean)
}
// ANCHOR_END: leak

// ANCHOR: stratified
/// The fold of each row. Every class is dealt out over the `k` folds.
pub fn stratified_folds(labels: &[usize], k: usize) -> Vec<usize> {
    let (mut fold, mut start) = (vec![0; labels.len()], 0);
    for class in labels.iter().collect::<BTreeSet<_>>() {
        let rows: Vec<_> = (0..labels.len()).filter(|&row| labels[row] == *class).collect();
        let mut folds: Vec<_> = (start..start + rows.len()).map(|place| place % k).collect();
        folds.sort_unstable();
        start += rows.len();
        rows.into_iter().zip(folds).for_each(|(row, f)| fold[row] = f);
    }
    fold
}
// ANCHOR_END: stratified
