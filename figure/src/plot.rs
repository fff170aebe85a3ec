//! One pair of axes and what is drawn between them.

use std::fmt::Write;

use svg::Node;
use svg::node::element::{Circle, Element, Group, Path, Polyline, Rectangle};

/// The width of every figure in its own units. The book's column is 280 pixels wide on a screen of 320,
/// so that a text of 13 units is 11.4 pixels high there.
pub(crate) const WIDTH: f64 = 320.0;
pub(crate) const FONT: f64 = 13.0;

/// A wide guess at the width of a letter: no font is asked, so every system gives the same figure.
const LETTER: f64 = 0.58 * FONT;
const LINE: f64 = 19.0;
const MARGIN: f64 = 8.0;

/// A colour of the reader's theme, and how it is put down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    colour: &'static str,
    opacity: f64,
    dashes: Option<&'static str>,
    hollow: bool,
}

/// What the figure is about.
pub const MAIN: Ink = Ink::new("var(--links,#20609f)", 1.0);
/// What is right.
pub const GOOD: Ink = Ink::new("var(--good,#0a6b2d)", 1.0);
/// What is wrong.
pub const BAD: Ink = Ink::new("var(--bad,#a3201a)", 1.0);
/// The colour of the text.
pub const PLAIN: Ink = Ink::new("currentColor", 1.0);
/// What lies behind: too light for text.
pub const PALE: Ink = Ink::new("currentColor", 0.25);

impl Ink {
    const fn new(colour: &'static str, opacity: f64) -> Self {
        Self { colour, opacity, dashes: None, hollow: false }
    }

    /// A line of dashes. Who cannot tell two colours apart can tell two lines apart.
    pub const fn dashed(self) -> Self {
        Self { dashes: Some("5 4"), ..self }
    }

    /// A line of dots.
    pub const fn dotted(self) -> Self {
        Self { dashes: Some("2 4"), ..self }
    }

    /// The outline of a dot or a rectangle only.
    pub const fn hollow(self) -> Self {
        Self { hollow: true, ..self }
    }

    fn style(self, filled: bool) -> String {
        let mut style = match filled {
            true => format!("fill:{}", self.colour),
            false => format!("fill:none;stroke:{};stroke-width:2", self.colour),
        };
        if let (Some(dashes), false) = (self.dashes, filled) {
            _ = write!(style, ";stroke-dasharray:{dashes}");
        }
        if self.opacity < 1.0 {
            _ = write!(style, ";opacity:{}", self.opacity);
        }
        style
    }
}

/// A place on an axis that is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    at: f64,
    words: String,
    named: bool,
}

impl From<i32> for Tick {
    fn from(at: i32) -> Self {
        Self { at: at.into(), words: at.to_string(), named: false }
    }
}

impl From<f64> for Tick {
    fn from(at: f64) -> Self {
        Self { at, words: at.to_string(), named: false }
    }
}

/// A place with a word, as for a class.
impl<S: Into<String>> From<(f64, S)> for Tick {
    fn from((at, words): (f64, S)) -> Self {
        Self { at, words: words.into(), named: true }
    }
}

/// From where to where an axis goes, and what stands along it.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    from: f64,
    to: f64,
    ticks: Vec<Tick>,
    label: String,
}

impl Axis {
    /// From left to right, or from the bottom to the top. `to` may be the smaller one, as where the rows
    /// of a picture count downwards.
    ///
    /// # Panics
    ///
    /// If the two are equal, or one of them is not finite.
    #[track_caller]
    pub fn new(from: f64, to: f64) -> Self {
        assert!(
            from.is_finite() && to.is_finite() && from != to,
            "an axis cannot go from {from} to {to}: give it two different numbers"
        );
        Self { from, to, ticks: Vec::new(), label: String::new() }
    }

    /// The places that are named: numbers, or pairs of a number and a word.
    ///
    /// Across the plot goes a line at each number of the vertical axis. If that has no numbers, a line
    /// goes up at each of the horizontal axis.
    ///
    /// # Panics
    ///
    /// If one of them is not on the axis.
    #[track_caller]
    pub fn ticks<T: Into<Tick>>(mut self, ticks: impl IntoIterator<Item = T>) -> Self {
        self.ticks = ticks.into_iter().map(Into::into).collect();
        // 0.0 beside 0.5, and not 0.
        let decimals = |tick: &Tick| tick.words.split_once('.').map_or(0, |(_, part)| part.len());
        let most = self.ticks.iter().filter(|tick| !tick.named).map(decimals).max().unwrap_or(0);
        for tick in self.ticks.iter_mut().filter(|tick| !tick.named) {
            tick.words = format!("{:.most$}", tick.at);
        }
        for Tick { at, words, .. } in &self.ticks {
            let Self { from, to, .. } = self;
            assert!(
                self.holds(*at),
                "the tick {words:?} is at {at}, but the axis goes from {from} to {to}"
            );
        }
        self
    }

    /// What is measured, with its unit.
    pub fn label(self, words: impl Into<String>) -> Self {
        Self { label: words.into(), ..self }
    }

    /// A sum like 0.1 + 0.2 may end a little beside the axis.
    fn holds(&self, value: f64) -> bool {
        (-1e-9..=1.0 + 1e-9).contains(&self.share(value))
    }

    fn share(&self, value: f64) -> f64 {
        (value - self.from) / (self.to - self.from)
    }

    fn has_numbers(&self) -> bool {
        self.ticks.iter().any(|tick| !tick.named)
    }

    fn widest(&self) -> f64 {
        self.ticks.iter().map(|tick| width(&tick.words)).fold(0.0, f64::max)
    }
}

/// Which part of a text is at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text goes to the right from there.
    Start,
    /// The text goes to both sides.
    Middle,
    /// The text goes to the left.
    End,
}

/// What the key shows beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A line from left to right.
    Line,
    /// A line from the bottom to the top.
    Upright,
    /// A dot.
    Dot,
    /// A rectangle.
    Rect,
}

/// One pair of axes and what is drawn between them; what comes later covers what came before.
#[derive(Debug, Clone)]
pub struct Plot {
    x: Axis,
    y: Axis,
    /// Where the axes begin and end on the page.
    across: (f64, f64),
    down: (f64, f64),
    drawing: Group,
    keys: Vec<(Mark, Ink, String)>,
    /// Below the axes' own words.
    end: f64,
}

impl Plot {
    /// Axes of the usual height.
    ///
    /// # Panics
    ///
    /// If the ticks of the horizontal axis have no room beside each other, or a label has none.
    #[track_caller]
    pub fn new(x: Axis, y: Axis) -> Self {
        Self::with_height(x, y, |_| 160.0)
    }

    /// Axes on which a unit to the right is as long as a unit upwards, as for boxes and angles.
    ///
    /// # Panics
    ///
    /// As [`Plot::new`], and if that would be higher than twice its width.
    #[track_caller]
    pub fn to_scale(x: Axis, y: Axis) -> Self {
        let ratio = ((y.to - y.from) / (x.to - x.from)).abs();
        assert!(
            ratio <= 2.0,
            "to scale, the plot would be {ratio:.1} times as high as wide: make the horizontal axis longer"
        );
        Self::with_height(x, y, |width| width * ratio)
    }

    #[track_caller]
    fn with_height(x: Axis, y: Axis, height: impl Fn(f64) -> f64) -> Self {
        // Half of the first number may be left of the axis, and half of the last one behind it.
        let half = x.widest() / 2.0 + 1.0;
        let beside = if y.ticks.is_empty() { 0.0 } else { y.widest() + MARGIN };
        let (left, right) = (half.max(MARGIN + beside), WIDTH - half.max(MARGIN));
        let top = if y.label.is_empty() { MARGIN } else { LINE + MARGIN };
        let bottom = top + height(right - left);
        let mut plot = Self {
            x,
            y,
            across: (left, right),
            down: (bottom, top),
            drawing: Group::new(),
            keys: Vec::new(),
            end: bottom,
        };
        plot.draw_axes();
        plot
    }

    #[track_caller]
    fn draw_axes(&mut self) {
        let Self { x, y, across: (left, right), down: (bottom, top), .. } = self.clone();
        let mut grid = String::new();
        for Tick { at, words, named } in &y.ticks {
            let at = self.at_y(*at);
            self.put_text(PLAIN, (left - MARGIN, at), Anchor::End, words);
            if !named {
                _ = write!(grid, "M{} {}H{}", number(left), number(at), number(right));
            }
        }
        let mut free = f64::NEG_INFINITY;
        let mut ticks: Vec<_> = x.ticks.iter().collect();
        ticks.sort_by(|a, b| x.share(a.at).total_cmp(&x.share(b.at)));
        for Tick { at, words, named } in ticks {
            let at = self.at_x(*at);
            let half = width(words) / 2.0;
            assert!(
                at - half >= free,
                "the tick {words:?} of the horizontal axis has no room: give fewer or shorter ticks"
            );
            free = at + half;
            self.put_text(PLAIN, (at, bottom + 13.0), Anchor::Middle, words);
            if !named && !y.has_numbers() {
                _ = write!(grid, "M{} {}V{}", number(at), number(top), number(bottom));
            }
        }
        if !x.ticks.is_empty() {
            self.end += LINE;
        }
        if !x.label.is_empty() {
            self.put_text(PLAIN, ((left + right) / 2.0, self.end + 10.0), Anchor::Middle, &x.label);
            self.end += LINE;
        }
        if !y.label.is_empty() {
            self.put_text(PLAIN, (MARGIN, top - MARGIN - 7.0), Anchor::Start, &y.label);
        }
        if !grid.is_empty() {
            let grid = Path::new().set("d", grid).set("stroke", "currentColor");
            self.put(grid.set("opacity", "0.25"));
        }
    }

    /// A line through these points.
    ///
    /// # Panics
    ///
    /// If one of them is not between the axes.
    #[track_caller]
    pub fn line(&mut self, ink: Ink, points: impl IntoIterator<Item = (f64, f64)>) {
        // A loop, because a closure would hide from a panic who called.
        let mut corners = Vec::new();
        for point in points {
            corners.push(self.place("line", point));
        }
        self.put_line(ink, &corners);
    }

    /// A curve that stays at each value until the next point, and jumps there.
    ///
    /// # Panics
    ///
    /// If a point is not between the axes.
    #[track_caller]
    pub fn steps(&mut self, ink: Ink, points: impl IntoIterator<Item = (f64, f64)>) {
        let mut corners: Vec<(f64, f64)> = Vec::new();
        for point in points {
            let (x, y) = self.place("step", point);
            if let Some(&(_, before)) = corners.last() {
                corners.push((x, before));
            }
            corners.push((x, y));
        }
        self.put_line(ink, &corners);
    }

    /// A dot at each of these points.
    ///
    /// # Panics
    ///
    /// If one of them is not between the axes.
    #[track_caller]
    pub fn dots(&mut self, ink: Ink, points: impl IntoIterator<Item = (f64, f64)>) {
        let mut dots = Group::new().set("style", ink.style(!ink.hollow));
        for point in points {
            dots = dots.add(dot(self.place("dot", point)));
        }
        self.put(dots);
    }

    /// A rectangle between two values of each axis: a bar, a bin of a histogram, a box.
    ///
    /// # Panics
    ///
    /// If a corner is not between the axes.
    #[track_caller]
    pub fn rect(&mut self, ink: Ink, x: (f64, f64), y: (f64, f64)) {
        let (a, b) = (self.place("corner", (x.0, y.0)), self.place("corner", (x.1, y.1)));
        self.put(rectangle(ink, a, b));
    }

    /// The border between classes: where `class` gives one thing on one side, and another on the other.
    /// What is thinner than six units of the figure may be missed.
    pub fn border<C: PartialEq>(&mut self, ink: Ink, class: impl Fn(f64, f64) -> C) {
        let along = |axis: &Axis, pixels: f64| -> Vec<f64> {
            let cells = (pixels.abs() / 6.0).ceil() as usize;
            let value = |i: usize| axis.from + (axis.to - axis.from) * i as f64 / cells as f64;
            (0..=cells).map(value).collect()
        };
        let xs = along(&self.x, self.across.1 - self.across.0);
        let ys = along(&self.y, self.down.1 - self.down.0);
        let mut path = String::new();
        for [a, b] in crate::border::border(&xs, &ys, class) {
            let [a, b] = [a, b].map(|(x, y)| pair((self.at_x(x), self.at_y(y)), " "));
            _ = write!(path, "M{a}L{b}");
        }
        let style = format!("{};stroke-linecap:round", ink.style(false));
        self.put(Path::new().set("d", path).set("style", style));
    }

    /// Words at a point of the plot.
    ///
    /// # Panics
    ///
    /// If they would be cut at an end of the figure.
    #[track_caller]
    pub fn text(&mut self, ink: Ink, at: (f64, f64), anchor: Anchor, words: impl AsRef<str>) {
        let at = self.place("text", at);
        self.put_text(ink, at, anchor, words.as_ref());
    }

    /// Says below the plot what a mark is. What one name beside the mark can say needs no key.
    ///
    /// # Panics
    ///
    /// If the words are longer than a line.
    #[track_caller]
    pub fn key(&mut self, mark: Mark, ink: Ink, words: impl Into<String>) {
        let words = words.into();
        let needs = key_width(&words);
        assert!(
            needs <= WIDTH - 2.0 * MARGIN,
            "the key {words:?} does not fit in a line: shorten it to {} letters",
            ((WIDTH - 2.0 * MARGIN - key_width("")) / LETTER) as usize
        );
        self.keys.push((mark, ink, words));
    }

    /// What was drawn, the key last, and how high it all is.
    pub(crate) fn finish(&self) -> (Group, f64) {
        let mut plot = self.clone();
        let (mut x, mut y) = (MARGIN, self.end + LINE / 2.0 + 2.0);
        for (mark, ink, words) in &self.keys {
            if x + key_width(words) > WIDTH - MARGIN {
                (x, y) = (MARGIN, y + LINE);
            }
            let middle = (x + 8.0, y);
            match mark {
                Mark::Line => plot.put_line(*ink, &[(x, y), (x + 16.0, y)]),
                Mark::Upright => plot.put_line(*ink, &[(x + 8.0, y - 7.0), (x + 8.0, y + 7.0)]),
                Mark::Dot => plot.put(dot(middle).set("style", ink.style(!ink.hollow))),
                Mark::Rect => plot.put(rectangle(*ink, (x, y - 5.0), (x + 16.0, y + 5.0))),
            }
            plot.put_text(PLAIN, (x + 22.0, y), Anchor::Start, words);
            x += key_width(words) + 12.0;
        }
        let end = if self.keys.is_empty() { self.end } else { y + LINE / 2.0 };
        (plot.drawing, end + MARGIN)
    }

    fn at_x(&self, value: f64) -> f64 {
        self.across.0 + (self.across.1 - self.across.0) * self.x.share(value)
    }

    fn at_y(&self, value: f64) -> f64 {
        self.down.0 + (self.down.1 - self.down.0) * self.y.share(value)
    }

    #[track_caller]
    fn place(&self, what: &str, (x, y): (f64, f64)) -> (f64, f64) {
        for (name, axis, value) in [("horizontal", &self.x, x), ("vertical", &self.y, y)] {
            let Axis { from, to, .. } = axis;
            assert!(
                axis.holds(value),
                "a {what} is at ({x}, {y}), but the {name} axis goes from {from} to {to}: make it \
                 longer, or leave the {what} out"
            );
        }
        (self.at_x(x), self.at_y(y))
    }

    fn put(&mut self, node: impl Node) {
        self.drawing.append(node);
    }

    fn put_line(&mut self, ink: Ink, points: &[(f64, f64)]) {
        let points: Vec<_> = points.iter().map(|&point| pair(point, ",")).collect();
        self.put(Polyline::new().set("points", points.join(" ")).set("style", ink.style(false)));
    }

    /// `at` is the middle of the letters' height.
    #[track_caller]
    fn put_text(&mut self, ink: Ink, at: (f64, f64), anchor: Anchor, words: &str) {
        assert!(ink.opacity == 1.0, "{words:?} is too pale to be read: take another ink");
        assert!(!words.contains('\n'), "{words:?} has a line feed: draw two texts");
        let (left, name) = match anchor {
            Anchor::Start => (at.0, None),
            Anchor::Middle => (at.0 - width(words) / 2.0, Some("middle")),
            Anchor::End => (at.0 - width(words), Some("end")),
        };
        let right = left + width(words);
        assert!(
            left >= 0.0 && right <= WIDTH,
            "{words:?} would go from {left:.0} to {right:.0}, and the figure from 0 to {WIDTH}: \
             move or shorten it"
        );
        // Its own `Text` puts each word between two line feeds.
        let mut text = Element::new("text");
        text.append(svg::node::Text::new(words));
        text.assign("x", number(at.0));
        text.assign("y", number(at.1 + 4.5));
        if let Some(name) = name {
            text.assign("text-anchor", name);
        }
        if ink.colour != PLAIN.colour {
            text.assign("style", ink.style(true));
        }
        self.put(text);
    }
}

fn dot((x, y): (f64, f64)) -> Circle {
    Circle::new().set("cx", number(x)).set("cy", number(y)).set("r", 3)
}

fn rectangle(ink: Ink, a: (f64, f64), b: (f64, f64)) -> Rectangle {
    Rectangle::new()
        .set("x", number(a.0.min(b.0)))
        .set("y", number(a.1.min(b.1)))
        .set("width", number((a.0 - b.0).abs()))
        .set("height", number((a.1 - b.1).abs()))
        .set("style", ink.style(!ink.hollow))
}

fn key_width(words: &str) -> f64 {
    22.0 + width(words)
}

fn width(words: &str) -> f64 {
    LETTER * words.chars().count() as f64
}

fn pair((x, y): (f64, f64), between: &str) -> String {
    format!("{}{between}{}", number(x), number(y))
}

/// To a tenth, which is less than the eye sees, and without a zero or a sign that says nothing.
pub(crate) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // Minus zero is printed with its sign.
    (tenths + 0.0).to_string()
}
