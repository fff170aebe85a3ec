//! The same pipeline as plain loops.

use mini_pipeline::Table;

/// What was learned from the training rows, one entry per column.
#[derive(Debug, Default)]
pub struct Learned {
    pub medians: Vec<f64>,
    pub means: Vec<f64>,
    pub stds: Vec<f64>,
    pub categories: Vec<Vec<Option<String>>>,
}

/// Every column must have a value in these rows: only the solution checks that.
pub fn learn(table: &Table, rows: &[usize]) -> Learned {
    let mut learned = Learned::default();
    for column in table.numeric() {
        let mut sorted = Vec::new();
        for &row in rows {
            sorted.extend(column.values[row]);
        }
        sorted.sort_by(f64::total_cmp);
        let n = sorted.len();
        let median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;

        let mut mean = 0.0;
        for &row in rows {
            mean += column.values[row].unwrap_or(median) / rows.len() as f64;
        }
        let mut squares = 0.0;
        let mut constant = true;
        for &row in rows {
            squares += (column.values[row].unwrap_or(median) - mean).powi(2);
            constant &= column.values[row].unwrap_or(median) == median;
        }
        learned.medians.push(median);
        learned.means.push(mean);
        learned.stds.push(if constant { 1.0 } else { (squares / rows.len() as f64).sqrt() });
    }
    for column in table.categorical() {
        let mut categories = Vec::new();
        for &row in rows {
            if !categories.contains(&column.values[row]) {
                categories.push(column.values[row].clone());
            }
        }
        categories.sort();
        learned.categories.push(categories);
    }
    learned
}

/// The features of some rows, and the number of categories among them that were not learned.
pub fn design_matrix(learned: &Learned, table: &Table, rows: &[usize]) -> (Vec<Vec<f64>>, usize) {
    let (mut x, mut unseen) = (Vec::new(), 0);
    for &row in rows {
        let mut features = Vec::new();
        for (j, column) in table.numeric().iter().enumerate() {
            let value = column.values[row].unwrap_or(learned.medians[j]);
            features.push((value - learned.means[j]) / learned.stds[j]);
        }
        for (column, categories) in table.categorical().iter().zip(&learned.categories) {
            for category in &categories[1..] {
                features.push(if *category == column.values[row] { 1.0 } else { 0.0 });
            }
            if !categories.contains(&column.values[row]) {
                unseen += 1;
            }
        }
        x.push(features);
    }
    (x, unseen)
}

/// Gradient descent on the mean loss with the penalty `|w|^2 / (2 c n)`: the same minimum as `c`
/// times the sum of the losses with `|w|^2 / 2`. An infinite `c` is no penalty. Returns weights and
/// intercept.
pub fn descend(
    x: &[Vec<f64>],
    labels: &[bool],
    c: f64,
    rate: f64,
    epochs: usize,
) -> (Vec<f64>, f64) {
    let n = x.len() as f64;
    let (mut w, mut b) = (vec![0.0; x[0].len()], 0.0);
    for _ in 0..epochs {
        let mut slope: Vec<f64> = w.iter().map(|w| w / (c * n)).collect();
        let mut slope_b = 0.0;
        for (features, &label) in x.iter().zip(labels) {
            let error = probability(features, &w, b) - if label { 1.0 } else { 0.0 };
            for (slope, feature) in slope.iter_mut().zip(features) {
                *slope += error * feature / n;
            }
            slope_b += error / n;
        }
        for (w, slope) in w.iter_mut().zip(&slope) {
            *w -= rate * slope;
        }
        b -= rate * slope_b;
    }
    (w, b)
}

/// The probability of the positive class.
pub fn probability(features: &[f64], w: &[f64], b: f64) -> f64 {
    let mut z = b;
    for (feature, w) in features.iter().zip(w) {
        z += feature * w;
    }
    1.0 / (1.0 + (-z).exp())
}
