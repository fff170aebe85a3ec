//! The race: who takes part, and at which sizes.

use std::process::ExitCode;

use bench::{Race, Run, Task, run, unit};
use stratified_split::{Split, stratified_split};

#[path = "src/brute_force.rs"]
mod brute_force;

fn main() -> ExitCode {
    let task = Task {
        name: "split",
        title: "A test part of 20 %, labels × classes",
        clock: "from labels in memory to the row numbers of both parts",
        answer: "rows of each class",
        sizes: [[100_000, 100], [1_000_000, 100], [10_000_000, 100]],
        // Of equal remainders chance decides, and the plain NumPy rounds down.
        tolerance: 1.0,
    };
    Race::new()
        .task(
            task.input(labels)
                .contestant("solution", |labels| {
                    split(labels, |labels| stratified_split(labels, 0.2, 7).unwrap())
                })
                .contestant("brute force", |labels| {
                    split(labels, |labels| brute_force::stratified_split(labels, 0.2, 7))
                }),
        )
        .main()
}

/// Labels below `classes`, of which the first is the most frequent.
fn labels([rows, classes]: [usize; 2]) -> &'static [i64] {
    let label = |i| (unit(7, i).powi(2) * classes as f64) as i64;
    (0..rows).map(label).collect::<Vec<_>>().leak()
}

/// Which rows are drawn is free. How many of each class are not, nor that each is drawn once.
fn split(labels: &'static [i64], split: fn(&[i64]) -> Split) -> Run {
    run(
        move || split(labels),
        |split| {
            let mut seen = vec![false; labels.len()];
            for &row in split.train.iter().chain(&split.test) {
                assert!(!std::mem::replace(&mut seen[row], true), "row {row} twice");
            }
            let mut counts = vec![0.0; 1 + labels.iter().max().map_or(0, |&l| l as usize)];
            split.test.iter().for_each(|&row| counts[labels[row] as usize] += 1.0);
            counts
        },
    )
}
