//! Draws one plot of each kind that the book needs.

use figure::{Anchor, Axis, BAD, GOOD, MAIN, Mark, PALE, PLAIN, Plot};

fn main() {
    print!("{}", drawing());
}

/// The plots, one below the other.
pub fn drawing() -> String {
    let words = "Three clusters with the border between them, a step curve, a histogram with its \
                 interval, bars, boxes, and a curve with ties.";
    let plots = [clusters(), steps(), histogram(), bars(), boxes()];
    figure::svg("kinds", "The kinds of plots", words, &plots)
}

/// A scatter of classes, and where the nearest centre changes.
fn clusters() -> Plot {
    let centres = [(2.0, 2.0), (7.0, 3.0), (4.0, 7.0)];
    let x = Axis::new(0.0, 10.0).ticks([0, 5, 10]).label("width, mm");
    let mut plot = Plot::new(x, Axis::new(0.0, 9.0).ticks([0, 3, 6, 9]).label("height, mm"));
    plot.border(PLAIN, |x, y| {
        let distance = |&i: &usize| (centres[i].0 - x).powi(2) + (centres[i].1 - y).powi(2);
        (0..centres.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))
    });
    let looks = [(MAIN, "first"), (BAD.hollow(), "second"), (GOOD, "third")];
    for ((ink, name), (x, y)) in looks.into_iter().zip(centres) {
        let ring = (0..8).map(|i| (f64::from(i) * 0.8).sin_cos());
        plot.dots(ink, ring.map(|(sin, cos)| (x + sin, y + cos)));
        plot.key(Mark::Dot, ink, name);
    }
    plot
}

/// True positives against false ones, with a tie.
fn steps() -> Plot {
    let shares = || Axis::new(0.0, 1.0).ticks([0.0, 0.5, 1.0]);
    let mut plot =
        Plot::to_scale(shares().label("false positives"), shares().label("true positives"));
    plot.line(PALE, [(0.0, 0.0), (1.0, 1.0)]);
    plot.steps(BAD.dashed(), [(0.0, 0.0), (0.0, 0.25), (0.2, 0.75), (0.6, 1.0), (1.0, 1.0)]);
    plot.line(MAIN, [(0.0, 0.0), (0.0, 0.25), (0.2, 0.75), (0.6, 1.0), (1.0, 1.0)]);
    plot.text(MAIN, (0.45, 0.25), Anchor::Start, "ties make a slope");
    plot.key(Mark::Line, MAIN, "by groups of ties");
    plot.key(Mark::Line, BAD.dashed(), "row by row");
    plot
}

fn histogram() -> Plot {
    let counts = [1, 4, 9, 15, 12, 6, 2];
    let mut plot = Plot::new(
        Axis::new(0.0, 7.0).ticks(0..=7).label("mean of a resample"),
        Axis::new(0.0, 15.0).ticks([0, 5, 10, 15]).label("resamples"),
    );
    for (bin, count) in counts.into_iter().enumerate() {
        plot.rect(MAIN, (bin as f64, bin as f64 + 1.0), (0.0, f64::from(count)));
    }
    plot.line(BAD.dashed(), [(1.2, 0.0), (1.2, 15.0)]);
    plot.line(BAD.dashed(), [(5.8, 0.0), (5.8, 15.0)]);
    plot.key(Mark::Upright, BAD.dashed(), "95 % interval");
    plot
}

fn bars() -> Plot {
    let names = ["petal", "sepal", "colour"];
    let rows = names.iter().rev().enumerate().map(|(row, &name)| (row as f64, name));
    let x = Axis::new(-0.1, 0.6).ticks([0.0, 0.2, 0.4, 0.6]).label("importance");
    let mut plot = Plot::new(x, Axis::new(-0.5, 2.5).ticks(rows));
    for (row, share) in [-0.05, 0.2, 0.55].into_iter().enumerate() {
        let row = row as f64;
        plot.rect(if share < 0.0 { BAD } else { MAIN }, (0.0, share), (row - 0.3, row + 0.3));
    }
    plot
}

/// Rows count downwards, as in a picture.
fn boxes() -> Plot {
    let mut plot = Plot::to_scale(Axis::new(0.0, 12.0), Axis::new(5.0, 0.0));
    plot.rect(PALE, (1.0, 4.0), (1.0, 4.0));
    plot.rect(MAIN.hollow(), (0.0, 4.0), (0.0, 4.0));
    plot.rect(BAD.hollow().dashed(), (1.0, 5.0), (1.0, 5.0));
    plot.text(PLAIN, (2.5, 2.5), Anchor::Middle, "9 of 23");
    plot
}
