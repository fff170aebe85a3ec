//! What the interviewer asks next. Each function is held to scikit-learn's numbers by
//! `tests/reference.rs`.

use mini_pipeline::{Pipeline, PipelineError, Table, sigmoid};
use ndarray::{Array1, ArrayRef2, Axis};

// ANCHOR: folds
/// The probability of each row from a pipeline that was fitted without it: row `i` is left out in
/// fold `i % k`, together with the rest of that fold.
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
/// What comes of calling a row positive from this probability on.
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
    // Rows of one probability are called together: no threshold can part them.
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
