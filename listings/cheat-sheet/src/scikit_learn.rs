//! What scikit-learn has and Rust's usual crates have not, in plain ndarray.

use std::collections::BTreeSet;

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis, concatenate};

use crate::numpy::sigmoid;

// ANCHOR: transformer
/// Subtracts the training means.
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

// ANCHOR: scaler
/// The training rows get mean 0 and variance 1.
pub struct Scaler {
    /// Of each column.
    pub mean: Array1<f64>,
    /// Of each column; 1 where it is 0.
    pub std: Array1<f64>,
}

impl Scaler {
    /// `None` without a row.
    pub fn fit(x: &ArrayRef2<f64>) -> Option<Self> {
        let std = x.std_axis(Axis(0), 0.0);
        let std = std.mapv(|std| if std > 0.0 { std } else { 1.0 });
        Some(Self { mean: x.mean_axis(Axis(0))?, std })
    }

    /// Uses what `fit` saw.
    pub fn transform(&self, x: &ArrayRef2<f64>) -> Array2<f64> {
        (&x.view() - &self.mean) / &self.std
    }
}
// ANCHOR_END: scaler

// ANCHOR: columns
/// Numbers scaled; 0 and 1 for each category but the first.
pub fn design(ages: &ArrayRef2<f64>, cities: &[&str], train: &[usize]) -> Option<Array2<f64>> {
    let scaler = Scaler::fit(&ages.select(Axis(0), train))?;
    let known: BTreeSet<_> = train.iter().map(|&row| cities[row]).collect();
    let known: Vec<_> = known.into_iter().skip(1).collect();
    let dummies = Array2::from_shape_fn((cities.len(), known.len()), |(i, j)| {
        f64::from(cities[i] == known[j])
    });
    concatenate(Axis(1), &[scaler.transform(ages).view(), dummies.view()]).ok()
}
// ANCHOR_END: columns

// ANCHOR: logistic
/// Weights and intercept, by gradient descent on scaled columns.
pub fn logistic(x: &ArrayRef2<f64>, y: &Array1<f64>, c: f64) -> (Array1<f64>, f64) {
    let (mut w, mut b) = (Array1::zeros(x.ncols()), 0.0);
    let rate = 1.0 / (1.0 + c * (x.len() + x.nrows()) as f64 / 4.0);
    for _ in 0..10_000 {
        let error = (x.dot(&w) + b).mapv(sigmoid) - y;
        b -= rate * c * error.sum();
        w = &w - (x.t().dot(&error) * c + &w) * rate;
    }
    (w, b)
}
// ANCHOR_END: logistic

// ANCHOR: pipeline
/// Fitted together and applied together.
pub struct Model {
    scaler: Scaler,
    w: Array1<f64>,
    b: f64,
}

impl Model {
    /// `None` without a row.
    pub fn fit(x: &ArrayRef2<f64>, y: &Array1<f64>, c: f64) -> Option<Self> {
        let scaler = Scaler::fit(x)?;
        let (w, b) = logistic(&scaler.transform(x), y, c);
        Some(Self { scaler, w, b })
    }

    /// The probability of class 1.
    pub fn predict_proba(&self, x: &ArrayRef2<f64>) -> Array1<f64> {
        self.logits(x).mapv(sigmoid)
    }

    /// What the sigmoid is given.
    pub fn logits(&self, x: &ArrayRef2<f64>) -> Array1<f64> {
        self.scaler.transform(x).dot(&self.w) + self.b
    }
}
// ANCHOR_END: pipeline

/// The cross-entropy of a logit; `y` is 0 or 1.
pub fn log_loss(z: f64, y: f64) -> f64 {
    z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
}

/// The mean loss on the rows `test` of a model that saw the rows `train`.
pub fn loss_of(
    c: f64,
    (x, y): (&ArrayRef2<f64>, &ArrayRef1<f64>),
    train: &[usize],
    test: &[usize],
) -> f64 {
    let rows = |rows| (x.select(Axis(0), rows), y.select(Axis(0), rows));
    let ((seen, labels), (unseen, hidden)) = (rows(train), rows(test));
    let z = Model::fit(&seen, &labels, c).expect("rows to train on").logits(&unseen);
    z.iter().zip(&hidden).map(|(&z, &y)| log_loss(z, y)).sum::<f64>() / test.len() as f64
}

// ANCHOR: grid
/// The `c` with the lowest mean loss over the `k` folds.
/// `loss` is given `c`, the rows to train on and the rows left out.
pub fn best_c(
    grid: &[f64],
    fold: &[usize],
    k: usize,
    loss: impl Fn(f64, &[usize], &[usize]) -> f64,
) -> Option<f64> {
    let mean = |c: f64| {
        let losses = (0..k).map(|f| {
            let rows = 0..fold.len();
            let (test, train): (Vec<_>, Vec<_>) = rows.partition(|&row| fold[row] == f);
            loss(c, &train, &test)
        });
        losses.sum::<f64>() / k as f64
    };
    let scored = grid.iter().map(|&c| (mean(c), c));
    scored.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, c)| c)
}
// ANCHOR_END: grid

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
