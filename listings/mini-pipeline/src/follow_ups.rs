//! What the interviewer asks next. `tests/reference.rs` tests each function against scikit-learn's
//! numbers.

use mini_pipeline::{Columns, Pipeline, PipelineError, Table, sigmoid};
use ndarray::{Array1, Array2, ArrayRef2, Axis, concatenate, s};

// ANCHOR: loss
/// `-ln p` of the true class, from the logit `z` of the positive one: `ln(1 + e^-z)` if `label`,
/// else `ln(1 + e^z)`. Where `p` would round to 0 or 1, the loss still has its digits.
pub fn log_loss(z: f64, label: bool) -> f64 {
    let wrong = if label { -z } else { z };
    wrong.max(0.0) + (-z.abs()).exp().ln_1p()
}
// ANCHOR_END: loss

// ANCHOR: newton
/// Weights and intercept by Newton's method. Training ends when no entry of the gradient is above
/// `tolerance`, or when only rounding errors are left.
pub fn newton(
    x: &Array2<f64>,
    y: &Array1<f64>,
    c: f64,
    tolerance: f64,
    max_iterations: usize,
) -> Result<(Array1<f64>, f64), PipelineError> {
    // The intercept is the weight of a column of ones, and the penalty leaves it out.
    let d = x.ncols();
    let x = concatenate![Axis(1), *x, Array2::ones((x.nrows(), 1))];
    let penalty = Array1::from_shape_fn(d + 1, |j| if j < d { 1.0 / c } else { 0.0 });
    let objective = |w: &Array1<f64>, z: &Array1<f64>| {
        let losses: f64 = z.iter().zip(y).map(|(&z, &y)| log_loss(z, y == 1.0)).sum();
        losses + 0.5 * (&penalty * w).dot(w)
    };

    let rounding = 4.0 * f64::EPSILON * y.len() as f64;
    let mut w = Array1::zeros(d + 1);
    let mut z = x.dot(&w);
    for iterations in 0..=max_iterations {
        let p = z.mapv(sigmoid);
        let gradient = x.t().dot(&(&p - y)) + &penalty * &w;
        if gradient.iter().all(|g| g.abs() <= tolerance.max(rounding)) {
            return Ok((w.slice(s![..d]).to_owned(), w[d]));
        }
        let curvature = (&p * &(1.0 - &p)).insert_axis(Axis(1));
        let hessian = x.t().dot(&(&x * &curvature)) + Array2::from_diag(&penalty);
        let mut step =
            cholesky_solve(hessian, gradient).ok_or(PipelineError::NotConverged { iterations })?;
        // Far from the minimum a full step may go too far: halve it until the objective no longer
        // rises. The factor allows for rounding at the minimum.
        let ceiling = objective(&w, &z) * (1.0 + 1e-12);
        let mut next = &w - &step;
        z = x.dot(&next);
        while objective(&next, &z) > ceiling {
            step /= 2.0;
            next = &w - &step;
            z = x.dot(&next);
        }
        w = next;
    }
    Err(PipelineError::NotConverged { iterations: max_iterations })
}

/// Solves `a x = b` for a symmetric positive definite `a`: `a = L Lᵀ`, `L y = b`, `Lᵀ x = y`.
fn cholesky_solve(mut a: Array2<f64>, mut b: Array1<f64>) -> Option<Array1<f64>> {
    for i in 0..b.len() {
        for j in 0..=i {
            let rest = a[[i, j]] - a.slice(s![i, ..j]).dot(&a.slice(s![j, ..j]));
            if i > j {
                a[[i, j]] = rest / a[[j, j]];
            } else if rest > 0.0 {
                a[[i, i]] = rest.sqrt();
            } else {
                return None;
            }
        }
        b[i] = (b[i] - a.slice(s![i, ..i]).dot(&b.slice(s![..i]))) / a[[i, i]];
    }
    for i in (0..b.len()).rev() {
        b[i] = (b[i] - a.slice(s![i + 1.., i]).dot(&b.slice(s![i + 1..]))) / a[[i, i]];
    }
    Some(b)
}
// ANCHOR_END: newton

// ANCHOR: refuse
/// The design matrix, or the column whose values overflow when they are scaled. Without this, 1e308
/// becomes an infinity, and its probability means nothing.
pub fn finite_design_matrix(
    columns: &Columns,
    table: &Table,
    rows: &[usize],
) -> Result<Array2<f64>, PipelineError> {
    // No product of two such values overflows.
    const LARGEST: f64 = 1e150;
    if let Some(column) = columns.numeric().iter().find(|column| !column.std.is_finite()) {
        return Err(PipelineError::TooLarge { column: column.name.clone() });
    }
    let (x, _) = columns.design_matrix(table, rows)?;
    for (column, name) in x.columns().into_iter().zip(columns.feature_names()) {
        if !column.iter().all(|value| value.abs() <= LARGEST) {
            return Err(PipelineError::TooLarge { column: name });
        }
    }
    Ok(x)
}
// ANCHOR_END: refuse

// ANCHOR: folds
/// The probability of each row from a pipeline that was fitted without its fold. Row `i` is in fold
/// `i % k`.
pub fn out_of_fold(
    pipeline: &Pipeline,
    table: &Table,
    k: usize,
) -> Result<Array1<f64>, PipelineError> {
    let mut probabilities = Array1::zeros(table.rows());
    for fold in 0..k {
        let (test, train): (Vec<usize>, Vec<usize>) =
            (0..table.rows()).partition(|row| row % k == fold);
        let fitted = pipeline.fit(table, &train)?;
        for (&row, &p) in test.iter().zip(&fitted.predict_proba(table, &test)?) {
            probabilities[row] = p;
        }
    }
    Ok(probabilities)
}
// ANCHOR_END: folds

// ANCHOR: curve
/// Precision and recall if every row with this probability or more is called positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub threshold: f64,
    pub precision: f64,
    pub recall: f64,
}

/// One point for each distinct probability, from the lowest. There must be a positive row.
pub fn precision_recall_curve(probabilities: &[f64], labels: &[bool]) -> Vec<Point> {
    let mut ranked: Vec<(f64, bool)> =
        probabilities.iter().copied().zip(labels.iter().copied()).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let positives = labels.iter().filter(|&&label| label).count() as f64;
    let mut points = Vec::new();
    let (mut called, mut right) = (0.0, 0.0);
    // Rows with equal probabilities are on the same side of every threshold.
    for tied in ranked.chunk_by(|a, b| a.0 == b.0) {
        called += tied.len() as f64;
        right += tied.iter().filter(|(_, label)| *label).count() as f64;
        points.push(Point {
            threshold: tied[0].0,
            precision: right / called,
            recall: right / positives,
        });
    }
    points.reverse();
    points
}

/// The highest threshold that still finds this share of the positive rows.
pub fn threshold_for_recall(curve: &[Point], recall: f64) -> Option<f64> {
    curve.iter().rev().find(|point| point.recall >= recall).map(|point| point.threshold)
}
// ANCHOR_END: curve

// ANCHOR: balanced
/// Weights and intercept with scikit-learn's `class_weight="balanced"`: the loss of a row counts
/// `n / (2 * rows of its class)` times, so that both classes weigh the same. Plain gradient
/// descent, for features that are scaled already.
pub fn balanced(x: &ArrayRef2<f64>, labels: &[bool], c: f64) -> (Array1<f64>, f64) {
    let (n, positives) =
        (labels.len() as f64, labels.iter().filter(|&&label| label).count() as f64);
    let class = |label| if label { positives } else { n - positives };
    let cost: Array1<f64> = labels.iter().map(|&label| c * n / (2.0 * class(label))).collect();
    let y: Array1<f64> = labels.iter().map(|&label| f64::from(label)).collect();

    // The gradient changes by no more than `steepest` times the length of a step, so a step of
    // `1 / steepest` never overshoots.
    let squares = x.map_axis(Axis(1), |row| row.dot(&row) + 1.0);
    let steepest = 1.0 + 0.25 * cost.dot(&squares);
    let (mut w, mut b) = (Array1::<f64>::zeros(x.ncols()), 0.0);
    for _ in 0..20_000 {
        let error = ((x.dot(&w) + b).mapv_into(sigmoid) - &y) * &cost;
        let gradient = x.t().dot(&error) + &w;
        w -= &(&gradient / steepest);
        b -= error.sum() / steepest;
        if gradient.iter().all(|g| g.abs() < 1e-9) && error.sum().abs() < 1e-9 {
            break;
        }
    }
    (w, b)
}
// ANCHOR_END: balanced
