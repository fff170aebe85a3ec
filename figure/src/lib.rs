//! Draws the figures of the book: axes, lines, dots, rectangles and borders, as a small SVG.
//!
//! A figure is one or more [`Plot`]s, one below the other, and what they show in words:
//!
//! ```
//! use figure::{Anchor, Axis, BAD, MAIN, Plot};
//!
//! let steps = Axis::new(0.0, 4.0).ticks(0..=4).label("steps");
//! let mut plot = Plot::new(steps, Axis::new(0.0, 1.0).ticks([0.0, 0.5, 1.0]).label("loss"));
//! plot.line(MAIN, (0..=4).map(|step| (f64::from(step), 0.5_f64.powi(step))));
//! plot.text(BAD, (2.0, 0.5), Anchor::Start, "half at each step");
//! let drawn = figure::svg("halving", "The loss over the steps", "It halves at each step.", &[plot]);
//! assert!(drawn.starts_with("<svg "));
//! ```
//!
//! The colours are those of the reader's theme, or of the light theme when the file is opened alone.
//! Text is 11 pixels high or more on a screen of 320 pixels. A wrong call panics, and names the line
//! that made it: a figure is a program of ours, and no reader's input.

mod border;
mod plot;

pub use plot::{Anchor, Axis, Ink, Mark, Plot, Tick};
pub use plot::{BAD, GOOD, MAIN, PALE, PLAIN};

use svg::Document;
use svg::node::element::{Description, Title};

use plot::{WIDTH, number};

/// The whole figure, with a line feed at its end.
///
/// A screen reader says the title and then the description, which says what somebody sees who can
/// see the figure. The name becomes the ids of both, so no two figures may share it: take the slug.
///
/// # Panics
///
/// If the name is not made of lower-case letters, digits and hyphens, if a text is blank or has a line
/// feed, or if there is no plot.
#[track_caller]
pub fn svg(name: &str, title: &str, description: &str, plots: &[Plot]) -> String {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    assert!(
        name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(fits),
        "{name:?} names no figure: write lower-case letters, digits and hyphens, a letter first"
    );
    for (part, words) in [("title", title), ("description", description)] {
        assert!(!words.trim().is_empty(), "the figure {name:?} has no {part}: say what it shows");
        assert!(!words.contains('\n'), "the {part} of {name:?} has a line feed: write one line");
    }
    assert!(!plots.is_empty(), "the figure {name:?} has no plot: give it one");

    let (title_id, description_id) = (format!("{name}-figure"), format!("{name}-figure-text"));
    let mut document = Document::new()
        .set("role", "img")
        .set("aria-labelledby", title_id.as_str())
        .set("aria-describedby", description_id.as_str())
        .set("fill", "currentColor")
        .set("font-family", "Open Sans, sans-serif")
        .set("font-size", number(plot::FONT))
        .set("style", "display:block;margin:auto;max-width:440px")
        .add(Title::new(title).set("id", title_id))
        .add(Description::new().set("id", description_id).add(svg::node::Text::new(description)));
    let mut height = 0.0;
    for plot in plots {
        let (drawing, tall) = plot.finish();
        document = document.add(match height {
            0.0 => drawing,
            _ => drawing.set("transform", format!("translate(0 {})", number(height))),
        });
        height += tall;
    }
    let document = document.set("viewBox", format!("0 0 {} {}", number(WIDTH), number(height)));
    format!("{document}\n")
}
