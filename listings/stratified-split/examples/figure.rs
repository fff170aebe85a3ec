//! Draws how many rows of each class the test part gets: from this split, and from plain shuffles.

use figure::{Axis, MAIN, Mark, PALE, PLAIN, Plot};
use rand::rngs::StdRng;
use rand::{SeedableRng, seq::SliceRandom};
use stratified_split::{SplitError, stratified_split};

const FRACTION: f64 = 0.2;

fn main() -> Result<(), SplitError> {
    let sizes = [("healthy", 160), ("mild", 30), ("severe", 10)];
    let labels: Vec<&str> = sizes.iter().flat_map(|&(name, count)| vec![name; count]).collect();
    let split = stratified_split(&labels, FRACTION, 7)?;
    let test = split.test.len();

    let mut rng = StdRng::seed_from_u64(7);
    let mut rows: Vec<usize> = (0..labels.len()).collect();
    let shuffles: Vec<Vec<usize>> = (0..1000)
        .map(|_| {
            rows.shuffle(&mut rng);
            rows[..test].to_vec()
        })
        .collect();

    let classes = [(2.0, "healthy"), (1.0, "mild"), (0.0, "severe")];
    let mut plot = Plot::new(
        Axis::new(0.0, 100.0).ticks([0, 25, 50, 75, 100]).label("% of the test part"),
        Axis::new(-0.5, 2.5).ticks(classes),
    );
    let mut words = format!("Share of each class in the {test} test rows.");
    for ((y, class), (_, all)) in classes.into_iter().zip(sizes) {
        let count = |part: &[usize]| part.iter().filter(|&&row| labels[row] == class).count();
        let percent = |part: &[usize]| 100.0 * count(part) as f64 / part.len() as f64;
        let shuffled: Vec<f64> = shuffles.iter().map(|part| percent(part)).collect();
        let fewest = shuffled.iter().copied().fold(f64::INFINITY, f64::min);
        let most = shuffled.iter().copied().fold(0.0, f64::max);
        let (before, after) = (100.0 * all as f64 / labels.len() as f64, percent(&split.test));
        plot.rect(PALE, (fewest, most), (y - 0.1, y + 0.1));
        plot.line(PLAIN, [(before, y - 0.35), (before, y - 0.1)]);
        plot.line(PLAIN, [(before, y + 0.1), (before, y + 0.35)]);
        plot.dots(MAIN, [(after, y)]);
        words += &format!(
            " {class}: {before:.1} % before, {after:.1} % after; plain shuffles give {fewest:.1} % to \
             {most:.1} %."
        );
    }
    plot.key(Mark::Upright, PLAIN, "before the split");
    plot.key(Mark::Dot, MAIN, "stratified split");
    plot.key(Mark::Rect, PALE, "1000 plain shuffles, least to most");

    let title = "How many rows of each class are tested";
    print!("{}", figure::svg("stratified-split", title, &words, &[plot]));
    Ok(())
}
