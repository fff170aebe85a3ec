//! Draws how top-1 accuracy moves as rounding the scores makes ties, for three ways to settle them.

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

    let mut curves = [const { Vec::new() }; 3];
    for decimals in (0..=3).rev() {
        let unit = 10_f64.powi(decimals);
        let rounded = scores.mapv(|score| (score * unit).round() / unit);
        let share = |wins: fn(ArrayView1<f64>, usize) -> bool| {
            let rows = rounded.rows().into_iter().zip(&labels);
            rows.filter(|(row, label)| wins(*row, **label)).count() as f64 / ROWS as f64
        };
        // Of the rules, the last is the one that the definition asks for.
        curves[0].push(share(|row, label| row.iter().all(|&s| s <= row[label])));
        curves[1].push(share(|row, label| {
            row.iter().enumerate().all(|(class, &s)| class == label || s < row[label])
        }));
        curves[2].push(top_k_accuracy(&labels, &rounded, 1)?);
    }

    println!(
        r#"<svg style="display:block;margin:auto;max-width:560px" role="img" aria-labelledby="top-k-figure" viewBox="0 0 360 230" fill="currentColor" font-size="12">
<title id="top-k-figure">Top-1 accuracy of the same scores, rounded to 3, 2, 1 and 0 decimals. {}</title>"#,
        ["Every tie won", "Every tie lost", "The higher index first"]
            .iter()
            .zip(&curves)
            .map(|(rule, curve)| format!(
                "{rule}: {}.",
                curve.iter().map(|v| format!("{v:.2}")).collect::<Vec<_>>().join(", ")
            ))
            .collect::<Vec<_>>()
            .join(" ")
    );
    for tenths in (0..=10).step_by(2) {
        let y = y(f64::from(tenths) / 10.0);
        println!(
            r#"<path d="M40 {y:.0}H350" stroke="currentColor" opacity="0.25"/><text x="32" y="{:.0}" text-anchor="end">{:.1}</text>"#,
            y + 4.0,
            f64::from(tenths) / 10.0
        );
    }
    for (i, decimals) in (0..=3).rev().enumerate() {
        println!(r#"<text x="{}" y="210" text-anchor="middle">{decimals}</text>"#, x(i));
    }
    println!(r#"<text x="195" y="226" text-anchor="middle">decimals kept</text>"#);
    let looks =
        [("var(--bad)", "5 4", "won"), ("var(--bad)", "2 4", "lost"), ("var(--links)", "1 0", "")];
    for ((colour, dashes, word), curve) in looks.iter().zip(&curves) {
        let points: Vec<String> =
            curve.iter().enumerate().map(|(i, &v)| format!("{:.1},{:.1}", x(i), y(v))).collect();
        println!(
            r#"<polyline points="{}" fill="none" stroke-width="2" stroke-dasharray="{dashes}" style="stroke:{colour}"/>"#,
            points.join(" ")
        );
        if !word.is_empty() {
            println!(
                r#"<text x="{:.0}" y="{:.0}" text-anchor="end" style="fill:{colour}">every tie {word}</text>"#,
                x(3) - 22.0,
                y(curve[3]) + 4.0
            );
        }
    }
    println!(
        r#"<text x="{:.0}" y="{:.0}" style="fill:var(--links)">the higher index first</text>"#,
        x(0),
        y(curves[2][0]) - 10.0
    );
    println!("</svg>");
    Ok(())
}

fn x(i: usize) -> f64 {
    60.0 + 270.0 * i as f64 / 3.0
}

fn y(share: f64) -> f64 {
    190.0 - 170.0 * share
}
