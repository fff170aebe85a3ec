//! The race: who takes part, and at which sizes.

use std::process::ExitCode;

use bench::{Race, Task, below, run, unit};

#[path = "src/brute_force.rs"]
#[expect(dead_code, reason = "the way back is not measured")]
mod brute_force;
#[path = "src/follow_ups.rs"]
#[expect(dead_code, reason = "only the table of slots is measured")]
mod follow_ups;

use follow_ups::SlotEncoder;
use label_encoder::LabelEncoder;

fn main() -> ExitCode {
    let both = Task {
        name: "fit and transform",
        title: "Fit and transform the same strings, strings × categories",
        clock: "from strings in memory, in the type that the contestant takes, to the codes",
        answer: "codes",
        sizes: [[100_000, 1000], [1_000_000, 1000], [10_000_000, 1000]],
        tolerance: 0.0,
    };
    let transform = Task {
        name: "transform",
        title: "Transform other strings, 1 % of them unseen, strings × categories",
        clock: "from strings in memory, in the type that the contestant takes, to the codes, with an \
                encoder that is fitted already",
        ..both
    };
    Race::new()
        .task(
            both.input(names)
                .contestant("solution", |names| {
                    run(move || LabelEncoder::fit(names.iter().copied()).transform(&names), numbers)
                })
                .contestant("table of slots", |names| {
                    run(move || SlotEncoder::fit(names.iter().copied()).transform(&names), numbers)
                })
                .contestant("brute force", |names| {
                    run(
                        move || {
                            let classes = brute_force::fit(&names);
                            brute_force::transform(&classes, &names)
                        },
                        numbers,
                    )
                }),
        )
        .task(
            transform
                .input(|size| (names(size), new_names(size)))
                .contestant("solution", |(old, new)| {
                    let encoder = LabelEncoder::fit(old);
                    run(move || encoder.transform(&new), numbers)
                })
                .contestant("table of slots", |(old, new)| {
                    let encoder = SlotEncoder::fit(old);
                    run(move || encoder.transform(&new), numbers)
                })
                .contestant("brute force", |(old, new)| {
                    let classes = brute_force::fit(&old);
                    run(move || brute_force::transform(&classes, &new), numbers)
                }),
        )
        .main()
}

fn names([rows, categories]: [usize; 2]) -> Vec<&'static str> {
    lines((0..rows).map(|i| format!("category-{:04}", below(4, i, categories))))
}

/// The same again, and in one of a hundred rows a name that the first list has not.
fn new_names([rows, categories]: [usize; 2]) -> Vec<&'static str> {
    lines((0..rows).map(|i| {
        let kind = if unit(6, i) < 0.01 { "novelty" } else { "category" };
        format!("{kind}-{:04}", below(5, i, categories))
    }))
}

/// One text, as a file gives it, and the lines in it.
fn lines(names: impl Iterator<Item = String>) -> Vec<&'static str> {
    String::leak(names.collect::<Vec<_>>().join("\n")).lines().collect()
}

fn numbers(codes: Vec<usize>) -> Vec<f64> {
    codes.into_iter().map(|code| code as f64).collect()
}
