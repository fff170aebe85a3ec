//! The contestants in Rust, and the worker that runs one of them as the other side tells it to.

use std::cell::RefCell;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::io::{self, Write};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use linfa::prelude::*;
use ndarray::{Array1, Array2};
use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;

use batch_norm::{BatchNorm, Mode};
use label_encoder::LabelEncoder;
use mini_pipeline::{Config, Pipeline, Schema, Table};

use crate::{brute_force, inputs};

#[path = "../../listings/top-k-accuracy/src/follow_ups.rs"]
#[expect(dead_code, reason = "one of the follow-ups is measured")]
mod top_k_follow_ups;

/// One run: how long it took and, if that is wanted, what came of it.
type Run = Box<dyn FnMut(bool) -> (Duration, Option<Outcome>)>;

struct Outcome {
    numbers: Vec<f64>,
    /// The most memory that the process had, in bytes, where the system tells.
    peak: Option<u64>,
}

/// The clock stops before the answer is dropped.
fn run<T: 'static>(mut call: impl FnMut() -> T + 'static, numbers: fn(T) -> Vec<f64>) -> Run {
    Box::new(move |wanted| {
        let start = Instant::now();
        let answer = black_box(call());
        let time = start.elapsed();
        let outcome = || Outcome { peak: memory("VmHWM"), numbers: numbers(answer) };
        (time, wanted.then(outcome))
    })
}

/// This contestant on its input, which lives as long as the worker does.
fn contestant(slug: &str, task: &str, who: &str, sizes: &[String]) -> Result<Run, Box<dyn Error>> {
    let size = |i: usize| -> Result<usize, Box<dyn Error>> {
        Ok(sizes.get(i).ok_or("a size is missing")?.parse()?)
    };
    Ok(match slug {
        "batch-norm" => batch_norm(task, who, size(0)?, size(1)?),
        "label-encoder" => label_encoder(task, who, size(0)?, size(1)?),
        "mini-pipeline" => mini_pipeline(task, who, size(0)?, sizes[1].clone().into())?,
        "stratified-split" => stratified_split(who, size(0)?, size(1)?),
        "top-k-accuracy" => top_k_accuracy(who, size(0)?, size(1)?),
        _ => None,
    }
    .ok_or_else(|| format!("{slug}, {task}: no contestant `{who}`"))?)
}

fn batch_norm(task: &str, who: &str, rows: usize, columns: usize) -> Option<Run> {
    let x = inputs::batch(rows, columns);
    let mut layer = BatchNorm::new(columns);
    layer.running_mean = Array1::from_shape_fn(columns, |j| j as f64 * 0.01);
    layer.running_var = Array1::from_shape_fn(columns, |j| 1.0 + j as f64 * 0.01);
    layer.mode = if task == "train" { Mode::Train } else { Mode::Eval };
    let numbers = |y: Array2<f64>| y.into_raw_vec_and_offset().0;
    Some(match who {
        "solution" => run(move || layer.forward(&x).unwrap(), numbers),
        "solution, output kept" => {
            let y = Rc::new(RefCell::new(Array2::default((0, 0))));
            run(
                move || {
                    layer.forward_into(&x, &mut y.borrow_mut()).unwrap();
                    Rc::clone(&y)
                },
                |y| y.borrow().iter().copied().collect(),
            )
        }
        "brute force" => run(move || brute_force::batch_norm::forward(&mut layer, &x), numbers),
        // The statistics have to read everything once before the first number can be written.
        "moving the bytes" => run(
            move || {
                if layer.mode == Mode::Train {
                    black_box(x.sum());
                }
                x.clone()
            },
            |_| Vec::new(),
        ),
        "moving the bytes, output kept" => {
            let mut y = x.clone();
            run(
                move || {
                    if layer.mode == Mode::Train {
                        black_box(x.sum());
                    }
                    y.assign(black_box(&x));
                    black_box(&mut y);
                },
                |()| Vec::new(),
            )
        }
        _ => return None,
    })
}

fn top_k_accuracy(who: &str, rows: usize, classes: usize) -> Option<Run> {
    let (labels, scores) = inputs::scores(rows, classes);
    const K: usize = 5;
    Some(match who {
        "solution" => {
            run(move || top_k_accuracy::top_k_accuracy(&labels, &scores, K).unwrap(), |a| vec![a])
        }
        "solution, labels' scores first" => run(
            move || top_k_follow_ups::top_k_accuracy_fetched_first(&labels, &scores, K).unwrap(),
            |a| vec![a],
        ),
        "brute force" => run(
            move || brute_force::top_k_accuracy::top_k_accuracy(&labels, &scores, K),
            |a| vec![a],
        ),
        "moving the bytes" => run(move || scores.sum(), |_| Vec::new()),
        _ => return None,
    })
}

fn label_encoder(task: &str, who: &str, rows: usize, categories: usize) -> Option<Run> {
    let text = |text: String| -> Vec<&'static str> { String::leak(text).lines().collect() };
    let old = text(inputs::names(rows, categories));
    let numbers = |codes: Vec<usize>| codes.into_iter().map(|code| code as f64).collect();
    Some(match (who, task) {
        ("solution", "transform") => {
            let (encoder, new) =
                (LabelEncoder::fit(old), text(inputs::new_names(rows, categories)));
            run(move || encoder.transform(&new), numbers)
        }
        ("solution", _) => {
            run(move || LabelEncoder::fit(old.iter().copied()).transform(&old), numbers)
        }
        ("brute force", "transform") => {
            let classes = brute_force::label_encoder::fit(&old);
            let new = text(inputs::new_names(rows, categories));
            run(move || brute_force::label_encoder::transform(&classes, &new), numbers)
        }
        ("brute force", _) => run(
            move || {
                let classes = brute_force::label_encoder::fit(&old);
                brute_force::label_encoder::transform(&classes, &old)
            },
            numbers,
        ),
        _ => return None,
    })
}

fn stratified_split(who: &str, rows: usize, classes: usize) -> Option<Run> {
    let labels: &'static [i64] = inputs::labels(rows, classes).leak();
    let split = match who {
        "solution" => |labels: &[i64]| stratified_split::stratified_split(labels, 0.2, 7).unwrap(),
        "brute force" => {
            |labels: &[i64]| brute_force::stratified_split::stratified_split(labels, 0.2, 7)
        }
        _ => return None,
    };
    Some(run(
        move || (split(labels), labels),
        // Which rows are drawn is free. How many of each class are not, nor that each is drawn once.
        |(split, labels)| {
            let mut seen = vec![false; labels.len()];
            for &row in split.train.iter().chain(&split.test) {
                assert!(!std::mem::replace(&mut seen[row], true), "row {row} twice");
            }
            let mut counts = vec![0.0; 1 + labels.iter().max().map_or(0, |&l| l as usize)];
            split.test.iter().for_each(|&row| counts[labels[row] as usize] += 1.0);
            counts
        },
    ))
}

fn mini_pipeline(
    task: &str,
    who: &str,
    rows: usize,
    file: PathBuf,
) -> Result<Option<Run>, Box<dyn Error>> {
    let text = inputs::table(rows, &file)?;
    let schema = Schema {
        numeric: &inputs::NUMERIC,
        categorical: &inputs::CATEGORICAL,
        label: "y",
        positive: "1",
        missing: &[],
    };
    if task == "read" {
        let numbers = |table: Table| {
            let mut numbers = vec![table.rows() as f64];
            numbers.extend(table.numeric().iter().map(|c| c.values.iter().flatten().sum::<f64>()));
            let known =
                |c: &mini_pipeline::Column<String>| c.values.iter().flatten().count() as f64;
            numbers.extend(table.categorical().iter().map(known));
            numbers
        };
        return Ok(match who {
            "solution" => Some(run(
                move || Table::from_csv(&fs::read_to_string(&file).unwrap(), &schema).unwrap(),
                numbers,
            )),
            _ => None,
        });
    }

    let table = Table::from_csv(&text, &schema)?;
    let every: Vec<usize> = (0..rows).collect();
    // Ours is the gradient of the sum of the losses, the others' that of their mean.
    let tolerance = 1e-7;
    let weights = |(mut w, b): (Vec<f64>, f64)| {
        w.push(b);
        w
    };
    let prepared = |table: &Table, every: &[usize]| {
        let learned = brute_force::mini_pipeline::learn(table, every);
        brute_force::mini_pipeline::design_matrix(&learned, table, every).0
    };
    Ok(Some(match who {
        "solution" => {
            let config = Config { tolerance: tolerance * rows as f64, ..Config::default() };
            run(
                move || {
                    let fitted = Pipeline::new(config).fit(&table, &every).unwrap();
                    (fitted.weights().to_vec(), fitted.intercept())
                },
                weights,
            )
        }
        "brute force" => run(
            move || {
                let x = prepared(&table, &every);
                brute_force::mini_pipeline::descend(&x, table.labels(), 1.0, 0.1, 1000)
            },
            weights,
        ),
        "linfa" => run(
            move || {
                let x = prepared(&table, &every);
                let shape = (x.len(), x[0].len());
                let x = ndarray_of_linfa::Array2::from_shape_vec(shape, x.concat()).unwrap();
                let y = ndarray_of_linfa::Array1::from(table.labels().to_vec());
                let model = linfa_logistic::LogisticRegression::default()
                    .alpha(1.0)
                    .gradient_tolerance(tolerance * shape.0 as f64)
                    .max_iterations(10_000);
                let model = model.fit(&Dataset::new(x, y)).unwrap();
                (model.params().to_vec(), model.intercept())
            },
            weights,
        ),
        "smartcore" => run(
            move || {
                let x = prepared(&table, &every);
                let x = DenseMatrix::from_2d_vec(&x).unwrap();
                let y: Vec<u32> = table.labels().iter().map(|&label| u32::from(label)).collect();
                let parameters =
                    smartcore::linear::logistic_regression::LogisticRegressionParameters::default()
                        .with_alpha(1.0);
                let model = smartcore::linear::logistic_regression::LogisticRegression::fit(
                    &x, &y, parameters,
                )
                .unwrap();
                let w = model.coefficients().iterator(0).copied().collect();
                (w, *model.intercept().get((0, 0)))
            },
            weights,
        ),
        _ => return Ok(None),
    }))
}

/// The worker: makes its input, says so, and then does as it is told; see `contestants.py`.
pub fn work(slug: &str, task: &str, who: &str, sizes: &[String]) -> Result<(), Box<dyn Error>> {
    let mut run = contestant(slug, task, who, sizes)?;
    say("ready")?;
    for line in io::stdin().lines() {
        match line?.split_once(' ') {
            None => say(&run(false).0.as_secs_f64().to_string())?,
            Some((_, file)) => {
                let reset = fs::write("/proc/self/clear_refs", "5");
                let before = reset.ok().and_then(|()| memory("VmRSS"));
                let (time, Some(Outcome { numbers, peak })) = run(true) else { continue };
                let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
                fs::write(file, bytes)?;
                let more = before.zip(peak).map(|(before, peak)| peak.saturating_sub(before));
                let peak = more.map_or(String::new(), |bytes| bytes.to_string());
                say(&format!("{} {peak}", time.as_secs_f64()))?;
            }
        }
    }
    Ok(())
}

fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "{line}")?;
    out.flush()
}

/// A line of the process's status, in bytes. Linux only.
fn memory(key: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(key))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}
