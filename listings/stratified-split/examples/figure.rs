//! Draws how many rows of each class the test part gets: from this split, and from plain shuffles.

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

    let mut drawing = String::new();
    let mut words = String::new();
    for (i, (class, all)) in sizes.into_iter().enumerate() {
        let count = |part: &[usize]| part.iter().filter(|&&row| labels[row] == class).count();
        let share = |part: &[usize]| count(part) as f64 / part.len() as f64;
        let shuffled: Vec<f64> = shuffles.iter().map(|part| share(part)).collect();
        let fewest = shuffled.iter().copied().fold(f64::INFINITY, f64::min);
        let most = shuffled.iter().copied().fold(0.0, f64::max);
        let (before, after) = (all as f64 / labels.len() as f64, share(&split.test));
        let y = 50 + 50 * i;
        drawing += &format!(
            r#"<text x="10" y="{}">{class}</text>
<path d="M{:.1} {y}H{:.1}" stroke-width="10" stroke-linecap="round" style="stroke:var(--quote-border)"/>
<path d="M{:.1} {}v24" stroke="currentColor" stroke-width="2"/>
<circle cx="{:.1}" cy="{y}" r="5" style="fill:var(--links)"/>
"#,
            y + 4,
            x(fewest),
            x(most),
            x(before),
            y - 12,
            x(after),
        );
        words += &format!(
            " {class}: {:.1} % before, {:.1} % after; plain shuffles give {:.1} % to {:.1} %.",
            100.0 * before,
            100.0 * after,
            100.0 * fewest,
            100.0 * most
        );
    }
    println!(
        r#"<svg style="display:block;margin:auto;max-width:560px" role="img" aria-labelledby="stratified-figure" viewBox="0 0 360 250" fill="currentColor" font-size="12">
<title id="stratified-figure">Share of each class in the {test} test rows.{words}</title>
<text x="70" y="18">share of the test part</text>"#
    );
    for percent in (0..=100).step_by(25) {
        let x = x(f64::from(percent) / 100.0);
        println!(
            r#"<path d="M{x:.1} 26V175" stroke="currentColor" opacity="0.25"/><text x="{x:.1}" y="192" text-anchor="middle">{percent} %</text>"#
        );
    }
    print!("{drawing}");
    println!(
        r#"<path d="M76 208v14" stroke="currentColor" stroke-width="2"/><text x="86" y="219">before the split</text>
<circle cx="216" cy="215" r="5" style="fill:var(--links)"/><text x="228" y="219">stratified split</text>
<path d="M70 237H82" stroke-width="10" stroke-linecap="round" style="stroke:var(--quote-border)"/><text x="92" y="241">1000 plain shuffles, least to most</text>
</svg>"#
    );
    Ok(())
}

fn x(share: f64) -> f64 {
    70.0 + 265.0 * share
}
