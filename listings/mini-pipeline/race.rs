//! The race: who takes part, and at which sizes.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use bench::{Race, Run, Task, file, run, unit};
use linfa::prelude::*;
use mini_pipeline::{Column, Columns, Schema, Table};
use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::logistic_regression::{LogisticRegression, LogisticRegressionParameters};

#[path = "src/brute_force.rs"]
mod brute_force;
#[allow(dead_code)]
#[path = "src/follow_ups.rs"]
mod follow_ups;

const NUMERIC: [&str; 10] = ["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9"];
const CATEGORICAL: [&str; 3] = ["c3", "c5", "c8"];
const SCHEMA: Schema = Schema {
    numeric: &NUMERIC,
    categorical: &CATEGORICAL,
    label: "y",
    positive: "1",
    missing: &[],
};

fn main() -> ExitCode {
    let read = Task {
        name: "read",
        title: "Read the CSV file, rows",
        clock: "from the file, which the system has in memory, to the table",
        answer: "sums and counts",
        sizes: [[10_000], [100_000], [1_000_000]],
        // Of sums of a million numbers.
        tolerance: 1e-3,
    };
    let train = Task {
        name: "train",
        title: "Impute, encode, scale and train by Newton's method, rows",
        clock: "from the table in memory to the weights. linfa and smartcore train alone: they start \
                at the matrix that is imputed, encoded and scaled",
        answer: "weights and intercept",
        tolerance: 1e-4,
        ..read
    };
    Race::new()
        .task(read.input(csv).contestant("solution", |file| {
            let read = move || fs::read_to_string(&file).unwrap();
            run(move || Table::from_csv(&read(), &SCHEMA).unwrap(), sums)
        }))
        .task(
            train
                .input(table)
                // The answer's own descent ends in an error: 20,000 steps are too few at these sizes.
                .contestant("solution", newton)
                // It takes a thousand steps down the gradient, wherever that leads.
                .approximate("brute force", brute)
                .contestant("linfa", linfa)
                .contestant("smartcore", smartcore),
        )
        .main()
}

/// A CSV file: ten columns of numbers, three of categories, one field in twenty empty, and a label
/// that depends on two of the numbers and one of the categories.
fn csv([rows]: [usize; 1]) -> PathBuf {
    file(&format!("mini-pipeline-{rows}.csv"), || {
        let mut text = [&NUMERIC[..], &CATEGORICAL, &["y"]].concat().join(",");
        for i in 0..rows {
            text.push('\n');
            let mut place = 20 * i;
            let mut next = |missing: f64| {
                place += 1;
                Some(unit(8, place)).filter(|_| unit(9, place) >= missing)
            };
            let mut logit = -0.5;
            for j in 0..NUMERIC.len() {
                let x = next(0.05).map(|x| 20.0 * x - 5.0);
                logit += [0.3, -0.2].get(j).zip(x).map_or(0.0, |(weight, x)| weight * x);
                x.map_or(Ok(()), |x| write!(text, "{x:.4}")).unwrap();
                text.push(',');
            }
            for categories in [3.0, 5.0, 8.0] {
                if let Some(x) = next(0.05) {
                    let category = (x * categories) as u8;
                    logit += if category == 0 { 0.7 } else { 0.0 };
                    text.push(char::from(b'a' + category));
                }
                text.push(',');
            }
            let positive = next(0.0) < Some(1.0 / (1.0 + f64::exp(-logit)));
            text.push(if positive { '1' } else { '0' });
        }
        text.push('\n');
        text
    })
}

fn table(size: [usize; 1]) -> Table {
    Table::from_csv(&fs::read_to_string(csv(size)).unwrap(), &SCHEMA).unwrap()
}

fn sums(table: Table) -> Vec<f64> {
    let mut numbers = vec![table.rows() as f64];
    numbers.extend(table.numeric().iter().map(|c| c.values.iter().flatten().sum::<f64>()));
    let known = |c: &Column<String>| c.values.iter().flatten().count() as f64;
    numbers.extend(table.categorical().iter().map(known));
    numbers
}

fn every_row(table: &Table) -> Vec<usize> {
    (0..table.rows()).collect()
}

/// Of the mean loss. Ours is the gradient of the sum of the losses, and so is linfa's.
const TOLERANCE: f64 = 1e-7;

fn newton(table: Table) -> Run {
    let rows = every_row(&table);
    run(
        move || {
            let columns = Columns::learn(&table, &rows).unwrap();
            let (x, _) = columns.design_matrix(&table, &rows).unwrap();
            let tolerance = TOLERANCE * rows.len() as f64;
            follow_ups::newton(&x, &table.targets(&rows).unwrap(), 1.0, tolerance, 100).unwrap()
        },
        |(w, intercept)| weights(w.iter(), intercept),
    )
}

fn brute(table: Table) -> Run {
    let rows = every_row(&table);
    run(
        move || {
            let learned = brute_force::learn(&table, &rows);
            let (x, _) = brute_force::design_matrix(&learned, &table, &rows);
            brute_force::descend(&x, table.labels(), 1.0, 0.1, 1000)
        },
        |(w, intercept)| weights(w.iter(), intercept),
    )
}

fn linfa(table: Table) -> Run {
    let x = matrix(&table);
    let shape = (x.len(), x[0].len());
    let x = ndarray_of_linfa::Array2::from_shape_vec(shape, x.concat()).unwrap();
    let y = ndarray_of_linfa::Array1::from(table.labels().to_vec());
    let dataset = Dataset::new(x, y);
    let model = linfa_logistic::LogisticRegression::default()
        .alpha(1.0)
        .gradient_tolerance(TOLERANCE * shape.0 as f64)
        .max_iterations(10_000);
    run(
        move || model.fit(&dataset).unwrap(),
        |model| weights(model.params().iter(), model.intercept()),
    )
}

fn smartcore(table: Table) -> Run {
    let x = DenseMatrix::from_2d_vec(&matrix(&table)).unwrap();
    let y: Vec<u32> = table.labels().iter().map(|&label| u32::from(label)).collect();
    run(
        move || {
            let parameters = LogisticRegressionParameters::default().with_alpha(1.0);
            LogisticRegression::fit(&x, &y, parameters).unwrap()
        },
        |model| weights(model.coefficients().iterator(0), *model.intercept().get((0, 0))),
    )
}

/// What the libraries train on.
fn matrix(table: &Table) -> Vec<Vec<f64>> {
    let rows = every_row(table);
    brute_force::design_matrix(&brute_force::learn(table, &rows), table, &rows).0
}

fn weights<'a>(weights: impl Iterator<Item = &'a f64>, intercept: f64) -> Vec<f64> {
    weights.copied().chain([intercept]).collect()
}
