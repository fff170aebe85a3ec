//! Draws how the running statistics settle on one batch that comes again and again.

use batch_norm::{BatchNorm, BatchNormError};
use ndarray::{Axis, array};

const BATCHES: usize = 50;

fn main() -> Result<(), BatchNormError> {
    let batch = array![[1.0], [3.0]];
    let mut layer = BatchNorm::new(1);
    let (mut mean, mut var) = (vec![layer.running_mean[0]], vec![layer.running_var[0]]);
    // The common mistake: the variance that normalises the batch, in the average as well.
    let mut biased = vec![layer.running_var[0]];
    for _ in 0..BATCHES {
        layer.forward(&batch)?;
        mean.push(layer.running_mean[0]);
        var.push(layer.running_var[0]);
        let newest = batch.var_axis(Axis(0), 0.0)[0];
        biased.push((1.0 - layer.momentum) * biased[biased.len() - 1] + layer.momentum * newest);
    }

    println!(
        r#"<svg style="display:block;margin:auto;max-width:560px" role="img" aria-labelledby="batch-norm-figure" viewBox="0 0 360 220" fill="currentColor" font-size="12">
<title id="batch-norm-figure">The running mean climbs from 0 to 2 and the running variance from 1 to 2 within {BATCHES} batches. With the biased variance the running variance stays at 1.</title>"#
    );
    for (value, label) in [(0, "0"), (1, "1"), (2, "2")] {
        let y = y(f64::from(value));
        println!(
            r#"<path d="M40 {y}H350" stroke="currentColor" opacity="0.25"/><text x="32" y="{}" text-anchor="end">{label}</text>"#,
            y + 4.0
        );
    }
    for batch in (0..=BATCHES).step_by(10) {
        println!(r#"<text x="{}" y="200" text-anchor="middle">{batch}</text>"#, x(batch));
    }
    println!(r#"<text x="195" y="216" text-anchor="middle">batches</text>"#);
    curve("var(--links)", "", &mean);
    curve("var(--good)", "", &var);
    curve("var(--bad)", " stroke-dasharray=\"5 4\"", &biased);
    for (colour, at, label) in [
        ("var(--good)", (44, 30), "running variance"),
        ("var(--links)", (105, 122), "running mean"),
        ("var(--bad)", (200, 116), "variance, if biased"),
    ] {
        println!(r#"<text x="{}" y="{}" style="fill:{colour}">{label}</text>"#, at.0, at.1);
    }
    println!("</svg>");
    Ok(())
}

fn x(batch: usize) -> f64 {
    40.0 + 310.0 * batch as f64 / BATCHES as f64
}

fn y(value: f64) -> f64 {
    180.0 - 80.0 * value
}

fn curve(colour: &str, more: &str, values: &[f64]) {
    let points: Vec<String> = values
        .iter()
        .enumerate()
        .map(|(batch, &value)| format!("{:.1},{:.1}", x(batch), y(value)))
        .collect();
    println!(
        r#"<polyline points="{}" fill="none" stroke-width="2" style="stroke:{colour}"{more}/>"#,
        points.join(" ")
    );
}
