//! Draws the training loss step by step, and where the trained pipeline changes its mind, on two
//! measurements of the Adelie penguins.

use mini_pipeline::{Config, FittedPipeline, Pipeline, PipelineError, Schema, Table, log_loss};

#[allow(dead_code)]
#[path = "../src/brute_force.rs"]
mod brute_force;

const PENGUINS: &str = include_str!("../data/penguins.csv");

fn main() -> Result<(), PipelineError> {
    let adelie: String = PENGUINS
        .split_inclusive('\n')
        .filter(|line| line.starts_with("species") || line.starts_with("Adelie"))
        .collect();
    let schema = Schema {
        numeric: &["bill_depth_mm", "body_mass_g"],
        categorical: &[],
        label: "sex",
        positive: "male",
        missing: &["NA"],
    };
    let table = Table::from_csv(&adelie, &schema)?;
    let rows: Vec<usize> = (0..table.rows()).collect();
    let fitted = Pipeline::default().fit(&table, &rows)?;
    let (x, _) = fitted.design_matrix(&table, &rows)?;
    let loss = |w: &[f64], b: f64| {
        let losses = x.rows().into_iter().zip(table.labels()).map(|(x, &label)| {
            let z = x.iter().zip(w).map(|(x, w)| x * w).sum::<f64>() + b;
            log_loss(z, label)
        });
        losses.sum::<f64>() / rows.len() as f64
    };

    // Newton's method stops at the first step whose gradient is within the tolerance, so ever
    // smaller tolerances give one step after the other.
    let mut newton: Vec<(f64, f64)> = Vec::new();
    for quarters in -12..40 {
        let config =
            Config { tolerance: 10_f64.powf(f64::from(-quarters) / 4.0), ..Config::default() };
        let step = Pipeline::new(config).fit(&table, &rows)?;
        let loss = loss(step.weights().as_slice().unwrap_or_default(), step.intercept());
        if newton.last().is_none_or(|last| last.1 != loss) {
            newton.push((newton.len() as f64, loss));
        }
    }
    let features: Vec<Vec<f64>> = x.rows().into_iter().map(|row| row.to_vec()).collect();
    let descent: Vec<(f64, f64)> = (0..=20)
        .map(|epochs| {
            let (w, b) = brute_force::descend(&features, table.labels(), 1.0, 1.0, epochs);
            (epochs as f64, loss(&w, b))
        })
        .collect();

    println!(
        r#"<svg style="display:block;margin:auto;max-width:560px" role="img" aria-labelledby="pipeline-figure" viewBox="0 0 360 470" fill="currentColor" font-size="12">
<title id="pipeline-figure">Above, the mean training loss: Newton's method goes from {:.3} to {:.3} in {} steps, gradient descent is at {:.3} after {}. Below, {} Adelie penguins by bill depth and body mass, with the line on which the pipeline gives female and male the same probability.</title>"#,
        newton[0].1,
        newton[newton.len() - 1].1,
        newton.len() - 1,
        descent[descent.len() - 1].1,
        descent.len() - 1,
        rows.len()
    );
    draw_losses(&newton, &descent);
    draw_boundary(&table, &fitted);
    println!("</svg>");
    Ok(())
}

fn draw_losses(newton: &[(f64, f64)], descent: &[(f64, f64)]) {
    let (x, y) = (|step: f64| 40.0 + 15.5 * step, |loss: f64| 160.0 - 190.0 * loss);
    for loss in [0.0, 0.2, 0.4, 0.6] {
        println!(
            r#"<path d="M40 {0:.1}H350" stroke="currentColor" opacity="0.25"/><text x="32" y="{1:.1}" text-anchor="end">{loss}</text>"#,
            y(loss),
            y(loss) + 4.0
        );
    }
    for step in (0..=20).step_by(5) {
        println!(
            r#"<text x="{:.1}" y="177" text-anchor="middle">{step}</text>"#,
            x(f64::from(step))
        );
    }
    for (colour, steps, label, at) in [
        ("var(--bad)", descent, "gradient descent", (195, 78)),
        ("var(--links)", newton, "Newton's method", (100, 138)),
    ] {
        let points: Vec<String> =
            steps.iter().map(|&(s, loss)| format!("{:.1},{:.1}", x(s), y(loss))).collect();
        println!(
            r#"<polyline points="{}" fill="none" stroke-width="2" style="stroke:{colour}"/><text x="{}" y="{}" style="fill:{colour}">{label}</text>"#,
            points.join(" "),
            at.0,
            at.1
        );
    }
    println!(
        r#"<text x="40" y="18">mean loss</text><text x="350" y="193" text-anchor="end">steps</text>"#
    );
}

fn draw_boundary(table: &Table, fitted: &FittedPipeline) {
    let (x, y) = (|mm: f64| 40.0 + 44.0 * (mm - 15.0), |g: f64| 430.0 - 0.095 * (g - 2750.0));
    for mm in [15, 17, 19, 21] {
        println!(r#"<text x="{:.1}" y="448" text-anchor="middle">{mm}</text>"#, x(f64::from(mm)));
    }
    for kg in [3, 4] {
        println!(
            r#"<path d="M40 {0:.1}H350" stroke="currentColor" opacity="0.25"/><text x="32" y="{1:.1}" text-anchor="end">{kg}</text>"#,
            y(f64::from(kg * 1000)),
            y(f64::from(kg * 1000)) + 4.0
        );
    }
    let [depth, mass] = table.numeric() else { return };
    for ((mm, g), &male) in depth.values.iter().zip(&mass.values).zip(table.labels()) {
        let (Some(mm), Some(g)) = (mm, g) else { continue };
        let look =
            if male { "fill:var(--links)" } else { "fill:none;stroke:var(--bad);stroke-width:1.5" };
        println!(r#"<circle cx="{:.1}" cy="{:.1}" r="3" style="{look}"/>"#, x(*mm), y(*g));
    }
    // weight · scaled depth + weight · scaled mass + intercept = 0
    let [d, m] = fitted.numeric() else { return };
    let boundary = |mm: f64| {
        let from_depth = fitted.weights()[0] * (mm - d.mean) / d.std;
        m.mean - m.std * (from_depth + fitted.intercept()) / fitted.weights()[1]
    };
    let (left, right) = (15.2, 21.6);
    println!(
        r#"<path d="M{:.1} {:.1}L{:.1} {:.1}" stroke="currentColor" stroke-width="2"/>"#,
        x(left),
        y(boundary(left)),
        x(right),
        y(boundary(right))
    );
    println!(
        r#"<text x="40" y="220">body mass, kg</text><text x="350" y="464" text-anchor="end">bill depth, mm</text>
<circle cx="230" cy="216" r="3" style="fill:none;stroke:var(--bad);stroke-width:1.5"/><text x="238" y="220">female</text>
<circle cx="298" cy="216" r="3" style="fill:var(--links)"/><text x="306" y="220">male</text>"#
    );
}
