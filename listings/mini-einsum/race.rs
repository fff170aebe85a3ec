//! The race: who takes part, and at which sizes.

use std::process::ExitCode;

use bench::{Contest, Race, Task, run, unit};
use mini_einsum::einsum;
use ndarray::ArrayD;

#[path = "src/follow_ups.rs"]
mod follow_ups;

use follow_ups::by_matrix_products;

type Operands = (ArrayD<f64>, ArrayD<f64>);

fn main() -> ExitCode {
    let matrices = Task {
        name: "ij,jk->ik",
        title: "ij,jk->ik, i × j × k",
        clock: "from two arrays in memory to their product",
        answer: "products",
        sizes: [[64, 64, 64], [256, 256, 256], [1536, 1536, 1536]],
        // Of sums of 1,536 products below 1.
        tolerance: 1e-9,
    };
    let scores = Task {
        name: "bhqd,bhkd->bhqk",
        title: "bhqd,bhkd->bhqk, b × h × q × k × d",
        clock: matrices.clock,
        answer: matrices.answer,
        sizes: [[4, 8, 64, 64, 64], [4, 8, 128, 128, 64], [8, 8, 512, 512, 64]],
        tolerance: matrices.tolerance,
    };
    Race::new()
        .task(entered(matrices.input(|[i, j, k]| operands(&[i, j], &[j, k])), ["ij", "jk", "ik"]))
        .task(entered(
            scores.input(|[b, h, q, k, d]| operands(&[b, h, q, d], &[b, h, k, d])),
            ["bhqd", "bhkd", "bhqk"],
        ))
        .main()
}

fn entered<const N: usize>(
    contest: Contest<N, Operands>,
    [left, right, output]: [&'static str; 3],
) -> Contest<N, Operands> {
    let subscripts = format!("{left},{right}->{output}");
    contest
        .contestant("matrix products", move |(a, b)| {
            run(move || by_matrix_products((left, &a), (right, &b), output), numbers)
        })
        .contestant("solution", move |(a, b)| {
            let subscripts = subscripts.clone();
            run(move || einsum(&subscripts, &[&a, &b]).unwrap(), numbers)
        })
}

fn operands(a: &[usize], b: &[usize]) -> Operands {
    let filled = |seed, shape: &[usize]| {
        let numbers = (0..shape.iter().product()).map(|i| unit(seed, i));
        ArrayD::from_shape_vec(shape, numbers.collect()).unwrap()
    };
    (filled(2, a), filled(3, b))
}

fn numbers(product: ArrayD<f64>) -> Vec<f64> {
    product.iter().copied().collect()
}
