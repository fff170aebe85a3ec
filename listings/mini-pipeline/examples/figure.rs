//! Draws the training loss step by step, and where the trained pipeline changes its mind, on two
//! measurements of the Adelie penguins.

use figure::{Anchor, Axis, BAD, MAIN, Mark, PLAIN, Plot};
use follow_ups::log_loss;
use mini_pipeline::{FittedPipeline, Pipeline, PipelineError, Schema, Table};

#[allow(dead_code)]
#[path = "../src/brute_force.rs"]
mod brute_force;
#[allow(dead_code)]
#[path = "../src/follow_ups.rs"]
mod follow_ups;

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
        let tolerance = 10_f64.powf(f64::from(-quarters) / 4.0);
        let (w, b) = follow_ups::newton(&x, &table.targets(&rows)?, 1.0, tolerance, 100)?;
        let loss = loss(w.as_slice().unwrap_or_default(), b);
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

    let words = format!(
        "Above, the mean training loss: Newton's method goes from {:.3} to {:.3} in {} steps, gradient \
         descent is at {:.3} after {}. Below, {} Adelie penguins by bill depth and body mass, with the \
         line on which the pipeline gives female and male the same probability.",
        newton[0].1,
        newton[newton.len() - 1].1,
        newton.len() - 1,
        descent[descent.len() - 1].1,
        descent.len() - 1,
        rows.len()
    );
    let plots = [losses(&newton, &descent), boundary(&table, &fitted)];
    let title = "The training loss, and the line that is learned";
    print!("{}", figure::svg("mini-pipeline", title, &words, &plots));
    Ok(())
}

fn losses(newton: &[(f64, f64)], descent: &[(f64, f64)]) -> Plot {
    let mut plot = Plot::new(
        Axis::new(0.0, 20.0).ticks([0, 5, 10, 15, 20]).label("steps"),
        Axis::new(0.0, 0.7).ticks([0.0, 0.2, 0.4, 0.6]).label("mean loss"),
    );
    plot.line(BAD.dashed(), descent.iter().copied());
    plot.line(MAIN, newton.iter().copied());
    plot.text(BAD, (6.0, 0.47), Anchor::Start, "gradient descent");
    plot.text(MAIN, (4.0, 0.12), Anchor::Start, "Newton's method");
    plot
}

fn boundary(table: &Table, fitted: &FittedPipeline) -> Plot {
    let mut plot = Plot::new(
        Axis::new(15.0, 22.0).ticks([15, 17, 19, 21]).label("bill depth, mm"),
        Axis::new(2.75, 4.9).ticks([3, 4]).label("body mass, kg"),
    );
    let [depth, mass] = table.numeric() else { return plot };
    for (ink, name, sex) in [(BAD.hollow(), "female", false), (MAIN, "male", true)] {
        let rows = depth.values.iter().zip(&mass.values).zip(table.labels());
        let known = rows.filter(|(_, label)| **label == sex);
        plot.dots(ink, known.filter_map(|((mm, g), _)| (*mm).zip(g.map(|g| g / 1000.0))));
        plot.key(Mark::Dot, ink, name);
    }
    // weight · scaled depth + weight · scaled mass + intercept = 0
    let [d, m] = fitted.numeric() else { return plot };
    plot.border(PLAIN, |mm, kg| {
        let scaled = [(mm - d.mean) / d.std, (1000.0 * kg - m.mean) / m.std];
        let z: f64 = scaled.iter().zip(fitted.weights()).map(|(x, w)| x * w).sum();
        z + fitted.intercept() > 0.0
    });
    plot
}
