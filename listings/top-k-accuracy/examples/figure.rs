//! Draws how top-1 accuracy moves as rounding the scores makes ties, for three ways to settle them.

use figure::{Anchor, Axis, BAD, MAIN, Plot};
use ndarray::{Array2, ArrayView1};
use top_k_accuracy::{TopKError, top_k_accuracy};

const ROWS: usize = 1000;
const CLASSES: usize = 5;

fn main() -> Result<(), TopKError> {
    // Scores in [0, 1) from a generator that is the same everywhere, higher for the true class.
    let mut state = 7_u64;
    let mut next = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 44) as f64 / (1_u64 << 20) as f64
    };
    let labels: Vec<usize> = (0..ROWS).map(|row| row % CLASSES).collect();
    let scores = Array2::from_shape_fn((ROWS, CLASSES), |(row, class)| {
        next() * if class == labels[row] { 1.0 } else { 0.75 }
    });

    let mut curves = [[0.0; 4]; 3];
    for (i, decimals) in (0..=3).rev().enumerate() {
        let unit = 10_f64.powi(decimals);
        let rounded = scores.mapv(|score| (score * unit).round() / unit);
        let share = |wins: fn(ArrayView1<f64>, usize) -> bool| {
            let rows = rounded.rows().into_iter().zip(&labels);
            rows.filter(|(row, label)| wins(*row, **label)).count() as f64 / ROWS as f64
        };
        // Of the rules, the last is the one that the definition asks for.
        curves[0][i] = share(|row, label| row.iter().all(|&s| s <= row[label]));
        curves[1][i] = share(|row, label| {
            row.iter().enumerate().all(|(class, &s)| class == label || s < row[label])
        });
        curves[2][i] = top_k_accuracy(&labels, &rounded, 1)?;
    }

    let x = Axis::new(-0.2, 3.2).ticks([(0.0, "3"), (1.0, "2"), (2.0, "1"), (3.0, "0")]);
    let y = Axis::new(0.0, 1.0).ticks([0.0, 0.2, 0.4, 0.6, 0.8, 1.0]).label("top-1 accuracy");
    let mut plot = Plot::new(x.label("decimals kept"), y);
    let inks = [BAD.dashed(), BAD.dotted(), MAIN];
    for (ink, curve) in inks.into_iter().zip(&curves) {
        plot.line(ink, (0..).map(f64::from).zip(curve.iter().copied()));
    }
    plot.text(BAD, (2.7, curves[0][3] + 0.05), Anchor::End, "every tie won");
    plot.text(BAD, (2.75, curves[1][3] - 0.03), Anchor::End, "every tie lost");
    plot.text(MAIN, (0.0, curves[2][0] + 0.1), Anchor::Start, "the higher index first");

    let mut words = "The same scores, rounded to 3, 2, 1 and 0 decimals.".to_owned();
    for (rule, [a, b, c, d]) in
        ["Every tie won", "Every tie lost", "The higher index first"].iter().zip(&curves)
    {
        words += &format!(" {rule}: {a:.2}, {b:.2}, {c:.2}, {d:.2}.");
    }
    let title = "Top-1 accuracy, for three rules for ties";
    print!("{}", figure::svg("top-k-accuracy", title, &words, &[plot]));
    Ok(())
}
