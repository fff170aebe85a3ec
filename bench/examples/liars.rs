//! A race whose contestants do what no contestant may; the tests of the engine run it.

use std::process::{ExitCode, exit};

use bench::{Contest, Race, Task, run};

fn main() -> ExitCode {
    Race::new()
        .task(task("honest").yardstick("empty", |_| run(|| (), |()| Vec::new())))
        .task(task("wrong").contestant("liar", |n| run(move || vec![n, n + 0.25], |x| x)))
        .task(task("short").contestant("liar", |n| run(move || vec![n], |x| x)))
        .task(task("silent").contestant("liar", |_| run(|| (), |()| Vec::new())))
        .task(task("not a number").contestant("liar", |n| run(move || vec![n, f64::NAN], |x| x)))
        .task(task("gone").contestant("liar", |_| run(|| exit(3), |()| Vec::new())))
        .task(
            task("talk").contestant("liar", |n| {
                run(move || println!("a word"), move |()| vec![n, n + 0.5])
            }),
        )
        .task(task("far").approximate("walker", |n| run(move || vec![n, n + 0.25], |x| x)))
        .main()
}

fn task(name: &'static str) -> Contest<1, f64> {
    Task {
        name,
        title: "Tell the truth, numbers",
        clock: "from a number to two",
        answer: "numbers",
        sizes: [[1], [10], [100]],
        tolerance: 0.125,
    }
    .input(|[n]| n as f64)
    .contestant("solution", |n| run(move || vec![n, n + 0.5], |x| x))
}
