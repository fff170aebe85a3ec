//! The race: who takes part, and at which sizes.

use std::process::ExitCode;

use bench::{Race, Task, run, unit};
use ndarray::Array1;

use {{crate}}::{{function}};

#[path = "src/brute_force.rs"]
mod brute_force;

fn main() -> ExitCode {
    let task = Task {
        name: "{{function}}",
        title: "{{write: what is done}}, {{write: what the numbers of a size are}}",
        clock: "from {{write: what every contestant gets}} to {{write: what it gives}}",
        answer: "{{write: what the numbers of an answer are, in the plural}}",
        sizes: [[10_000], [100_000], [1_000_000]],
        // {{write: why so wide and no wider}}
        tolerance: 1e-9,
    };
    Race::new()
        .task(
            task.input(values)
                .contestant("solution", |x| run(move || {{function}}(&x).unwrap(), |answer| vec![answer]))
                .contestant("brute force", |x| {
                    run(move || brute_force::{{function}}(&x), |answer| vec![answer])
                }),
        )
        .main()
}

/// Numbers from 0 to 1; race.py makes the same ones.
fn values([n]: [usize; 1]) -> Array1<f64> {
    Array1::from_shape_fn(n, |i| unit(1, i))
}
