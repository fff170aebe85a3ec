//! The same split in plain loops.

use rand::{RngExt, SeedableRng, rngs::StdRng};
use stratified_split::Split;

/// Splits rows, of which `labels` has one label each.
///
/// The input must be valid: only the solution checks it.
pub fn stratified_split<L: Ord>(labels: &[L], test_fraction: f64, seed: u64) -> Split {
    let mut rng = StdRng::seed_from_u64(seed);
    let rows = labels.len();
    let test_rows = (test_fraction * rows as f64).ceil() as usize;

    let mut classes: Vec<&L> = labels.iter().collect();
    classes.sort();
    classes.dedup();

    let mut members: Vec<Vec<usize>> = Vec::new();
    for class in classes {
        members.push((0..rows).filter(|&row| labels[row] == *class).collect());
    }

    let remainder = |class: usize| members[class].len() * test_rows % rows;
    let mut quotas: Vec<usize> =
        members.iter().map(|class| class.len() * test_rows / rows).collect();
    let mut waiting: Vec<usize> = (0..members.len()).collect();
    while quotas.iter().sum::<usize>() < test_rows {
        let largest = waiting.iter().map(|&class| remainder(class)).max();
        let tied: Vec<usize> =
            waiting.iter().copied().filter(|&class| Some(remainder(class)) == largest).collect();
        let winner = tied[rng.random_range(0..tied.len())];
        quotas[winner] += 1;
        waiting.retain(|&class| class != winner);
    }

    let (mut train, mut test) = (Vec::new(), Vec::new());
    for (class, &quota) in quotas.iter().enumerate() {
        for _ in 0..quota {
            test.push(draw(&mut members[class], &mut rng));
        }
        train.append(&mut members[class]);
    }
    Split { train: shuffled(train, &mut rng), test: shuffled(test, &mut rng) }
}

/// Takes out one row, each with the same probability.
fn draw(rows: &mut Vec<usize>, rng: &mut StdRng) -> usize {
    rows.swap_remove(rng.random_range(0..rows.len()))
}

fn shuffled(mut rows: Vec<usize>, rng: &mut StdRng) -> Vec<usize> {
    (0..rows.len()).map(|_| draw(&mut rows, rng)).collect()
}
