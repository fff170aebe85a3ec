//! The race: who takes part, and at which sizes.

use std::cell::RefCell;
use std::hint::black_box;
use std::process::ExitCode;
use std::rc::Rc;

use batch_norm::{BatchNorm, Mode};
use bench::{Contest, Race, Run, Task, run, unit};
use ndarray::{Array1, Array2};

#[path = "src/brute_force.rs"]
mod brute_force;
#[path = "src/follow_ups.rs"]
#[expect(dead_code, reason = "one of the follow-ups is measured")]
mod follow_ups;

fn main() -> ExitCode {
    let train = Task {
        name: "train",
        title: "Train mode, rows × columns",
        clock: "from a batch in memory to the outputs and the new running statistics",
        answer: "outputs",
        sizes: [[256, 64], [1024, 512], [4096, 1024]],
        tolerance: 1e-9,
    };
    let eval = Task {
        name: "eval",
        title: "Eval mode, rows × columns",
        clock: "from a batch in memory to the outputs",
        ..train
    };
    Race::new()
        .task(
            contestants(train.input(|size| (layer(Mode::Train, size), batch(size))))
                // The statistics have to read everything once before the first number can be
                // written.
                .yardstick("moving the bytes", |(_, x)| {
                    moved(move || {
                        black_box(x.sum());
                        x.clone()
                    })
                })
                .yardstick("moving the bytes, output kept", |(_, x)| {
                    let mut y = x.clone();
                    moved(move || {
                        black_box(x.sum());
                        y.assign(black_box(&x));
                        black_box(&mut y);
                    })
                }),
        )
        .task(
            contestants(eval.input(|size| (layer(Mode::Eval, size), batch(size))))
                .yardstick("moving the bytes", |(_, x)| moved(move || x.clone()))
                .yardstick("moving the bytes, output kept", |(_, x)| {
                    let mut y = x.clone();
                    moved(move || {
                        y.assign(black_box(&x));
                        black_box(&mut y);
                    })
                }),
        )
        .main()
}

type Input = (BatchNorm, Array2<f64>);

fn layer(mode: Mode, [_, columns]: [usize; 2]) -> BatchNorm {
    let mut layer = BatchNorm::new(columns);
    layer.running_mean = Array1::from_shape_fn(columns, |j| j as f64 * 0.01);
    layer.running_var = Array1::from_shape_fn(columns, |j| 1.0 + j as f64 * 0.01);
    layer.mode = mode;
    layer
}

/// Numbers from -2 to 8.
fn batch([rows, columns]: [usize; 2]) -> Array2<f64> {
    Array2::from_shape_fn((rows, columns), |(i, j)| 10.0 * unit(1, i * columns + j) - 2.0)
}

fn contestants(contest: Contest<2, Input>) -> Contest<2, Input> {
    let numbers = |y: Array2<f64>| y.into_raw_vec_and_offset().0;
    contest
        .contestant("solution", move |(mut layer, x)| {
            run(move || layer.forward(&x).unwrap(), numbers)
        })
        .contestant("one pass", move |(mut layer, x)| {
            run(
                move || {
                    let mut y = Array2::default((0, 0));
                    follow_ups::forward_into(&mut layer, &x, &mut y).unwrap();
                    y
                },
                numbers,
            )
        })
        .contestant("one pass, output kept", |(mut layer, x)| {
            let y = Rc::new(RefCell::new(Array2::default((0, 0))));
            run(
                move || {
                    follow_ups::forward_into(&mut layer, &x, &mut y.borrow_mut()).unwrap();
                    Rc::clone(&y)
                },
                |y| y.borrow().iter().copied().collect(),
            )
        })
        .contestant("brute force", move |(mut layer, x)| {
            run(move || brute_force::forward(&mut layer, &x), numbers)
        })
}

fn moved<T: 'static>(call: impl FnMut() -> T + 'static) -> Run {
    run(call, |_| Vec::new())
}
