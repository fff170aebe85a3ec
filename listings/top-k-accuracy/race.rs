//! The race: who takes part, and at which sizes.

use std::process::ExitCode;

use bench::{Race, Task, below, run, unit};
use ndarray::Array2;
use top_k_accuracy::top_k_accuracy;

#[path = "src/brute_force.rs"]
mod brute_force;
#[path = "src/follow_ups.rs"]
#[expect(dead_code, reason = "one of the follow-ups is measured")]
mod follow_ups;

const K: usize = 5;

fn main() -> ExitCode {
    let task = Task {
        name: "k = 5",
        title: "k = 5, rows × classes",
        clock: "from labels and scores in memory to the share",
        answer: "shares",
        sizes: [[500, 1000], [5000, 1000], [50_000, 1000]],
        tolerance: 0.0,
    };
    Race::new()
        .task(
            task.input(scores)
                .contestant("solution", |(labels, scores)| {
                    run(move || top_k_accuracy(&labels, &scores, K).unwrap(), share)
                })
                .contestant("solution, labels' scores first", |(labels, scores)| {
                    let call = follow_ups::top_k_accuracy_fetched_first;
                    run(move || call(&labels, &scores, K).unwrap(), share)
                })
                .contestant("brute force", |(labels, scores)| {
                    run(move || brute_force::top_k_accuracy(&labels, &scores, K), share)
                })
                .yardstick("moving the bytes", |(_, scores)| {
                    run(move || scores.sum(), |_| Vec::new())
                }),
        )
        .main()
}

/// A label and a score for each class, row by row. The label's own score is among the highest, so
/// that about half of the labels are among the best five, and a sixth one would show.
fn scores([rows, classes]: [usize; 2]) -> (Vec<usize>, Array2<f64>) {
    let labels: Vec<_> = (0..rows).map(|row| below(2, row, classes)).collect();
    let mut scores = Array2::from_shape_fn((rows, classes), |(i, j)| unit(3, i * classes + j));
    for (row, &label) in labels.iter().enumerate() {
        scores[[row, label]] = 1.0 - 10.0 * unit(10, row) / classes as f64;
    }
    (labels, scores)
}

fn share(share: f64) -> Vec<f64> {
    vec![share]
}
