//! What every figure must be, and what the drawing refuses.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Once;

use figure::{Anchor, Axis, BAD, MAIN, Mark, PALE, PLAIN, Plot};
use svg::node::Attributes;
use svg::parser::Event;

#[allow(dead_code)]
#[path = "../examples/kinds.rs"]
mod kinds;

/// Two axes from 0 to 10.
fn plot() -> Plot {
    Plot::new(Axis::new(0.0, 10.0), Axis::new(0.0, 10.0))
}

fn figure(plot: Plot) -> String {
    figure::svg("name", "A title", "What it shows.", &[plot])
}

#[test]
fn every_kind_is_sound() {
    assert_eq!(problems(&kinds::drawing()), [""; 0]);
}

#[test]
fn every_figure_of_the_book_is_sound_and_has_ids_of_its_own() {
    let listings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../listings");
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let mut all = Vec::new();
    for listing in fs::read_dir(listings).unwrap().map(Result::unwrap) {
        let Ok(drawn) = fs::read_to_string(listing.path().join("figure.svg")) else { continue };
        let name = listing.file_name().into_string().unwrap();
        all.extend(problems(&drawn).into_iter().map(|problem| format!("{name}: {problem}")));
        for id in ids(&drawn) {
            if let Some(owner) = owners.insert(id.clone(), name.clone()) {
                all.push(format!("{name}: {owner} has the id {id:?} too; the print page has both"));
            }
        }
    }
    assert!(!owners.is_empty(), "no figure.svg in listings/: the search for them is broken");
    assert_eq!(all, [""; 0]);
}

/// What is wrong with a figure, in a line each.
fn problems(drawn: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let mut expect = |ok: bool, problem: String| {
        if !ok {
            problems.push(problem);
        }
    };
    let lines: Vec<&str> = drawn.lines().collect();
    expect(drawn.ends_with("</svg>\n"), "no line feed after </svg>".into());
    expect(lines[0].ends_with('>'), "Markdown needs the whole <svg> in the first line".into());
    expect(
        lines.iter().all(|line| !line.trim().is_empty()),
        "a blank line, which ends the HTML for Markdown".into(),
    );

    let ids = ids(drawn);
    expect(ids.iter().collect::<BTreeSet<_>>().len() == ids.len(), format!("an id twice: {ids:?}"));
    let (mut width, mut height, mut down) = (0.0, 0.0, 0.0);
    let mut text: Option<Attributes> = None;
    for event in svg::read(drawn).unwrap() {
        if let Event::Tag(name, _, attributes) = &event {
            let long = attributes.values().find(|value| has_long_number(value));
            expect(long.is_none(), format!("<{name}>: more digits than anybody sees: {long:?}"));
        }
        match event {
            Event::Tag("svg", svg::node::element::tag::Type::Start, root) => {
                let says = |name: &str| root.get(name).map_or("", |value| &**value);
                expect(says("role") == "img", "a screen reader needs role=\"img\"".into());
                for name in ["aria-labelledby", "aria-describedby"] {
                    let known = ids.iter().any(|id| id == says(name));
                    expect(known, format!("{name} names nothing"));
                }
                let view: Vec<f64> =
                    says("viewBox").split(' ').map(|number| number.parse().unwrap()).collect();
                (width, height) = (view[2], view[3]);
                let size: f64 = says("font-size").parse().unwrap();
                expect(
                    size * 280.0 / width >= 11.0,
                    format!("text of {size} units in {width} is small on a screen of 320 pixels"),
                );
            }
            Event::Tag("g", _, group) => {
                let moved = group.get("transform").and_then(|moved| {
                    moved.strip_prefix("translate(0 ")?.strip_suffix(')')?.parse().ok()
                });
                down = moved.unwrap_or(down);
            }
            Event::Tag("text", _, attributes) => text = Some(attributes),
            Event::Text(words) => {
                let Some(text) = text.take() else { continue };
                let at = |name: &str| text[name].parse::<f64>().unwrap();
                let (x, y) = (at("x"), at("y") + down);
                // Letters of a half of their height, as in most fonts, so that the test does not
                // repeat the guess that it tests.
                let wide = 6.5 * words.chars().count() as f64;
                let left = match text.get("text-anchor").map_or("start", |anchor| &**anchor) {
                    "end" => x - wide,
                    "middle" => x - wide / 2.0,
                    _ => x,
                };
                let inside = left >= 0.0 && left + wide <= width && y >= 10.0 && y + 3.0 <= height;
                expect(inside, format!("{words:?} is cut at an end of the figure"));
            }
            _ => {}
        }
    }
    expect(width > 0.0, "no view box".into());
    problems
}

fn has_long_number(value: &str) -> bool {
    let mut numbers = value.split(|c: char| !c.is_ascii_digit() && c != '.');
    numbers.any(|number| number.split_once('.').is_some_and(|(_, part)| part.len() > 2))
}

fn ids(drawn: &str) -> Vec<String> {
    let tags = svg::read(drawn).unwrap().filter_map(|event| match event {
        Event::Tag(_, _, attributes) => attributes.get("id").map(|id| id.to_string()),
        _ => None,
    });
    tags.collect()
}

#[test]
fn two_figures_share_no_id() {
    let draw = |name| figure::svg(name, "A title", "What it shows.", &[plot()]);
    let (one, other) = (ids(&draw("one")), ids(&draw("other")));
    assert_eq!(one, ["one-figure", "one-figure-text"]);
    assert!(one.iter().all(|id| !other.contains(id)));
}

#[test]
fn words_are_escaped() {
    let mut plot = plot();
    plot.text(PLAIN, (5.0, 5.0), Anchor::Middle, "p < 0.05 & \"n\"");
    let drawn = figure::svg("name", "a < b", "x & y", &[plot]);
    assert!(drawn.contains(">p &lt; 0.05 &amp; \"n\"</text>"), "{drawn}");
    assert!(drawn.contains(">a &lt; b</title>") && drawn.contains(">x &amp; y</desc>"), "{drawn}");
}

#[test]
fn axes_go_where_they_say() {
    // 304 units wide and 160 high, with a margin of 8.
    let mut upwards = plot();
    upwards.line(MAIN, [(0.0, 0.0), (5.0, 10.0)]);
    assert!(figure(upwards).contains(r#"points="8,168 160,8""#));
    let mut downwards = Plot::new(Axis::new(0.0, 10.0), Axis::new(10.0, 0.0));
    downwards.line(MAIN, [(0.0, 0.0), (5.0, 10.0)]);
    assert!(figure(downwards).contains(r#"points="8,8 160,168""#));
}

#[test]
fn to_scale_a_square_is_a_square() {
    let mut plot = Plot::to_scale(Axis::new(0.0, 10.0), Axis::new(0.0, 5.0));
    plot.rect(MAIN, (1.0, 2.0), (1.0, 2.0));
    assert!(
        figure(plot)
            .contains(r#"<rect height="30.4" style="fill:var(--links,#20609f)" width="30.4""#)
    );
}

#[test]
fn a_step_jumps_at_its_point() {
    let mut plot = plot();
    plot.steps(MAIN, [(0.0, 0.0), (5.0, 10.0), (10.0, 10.0)]);
    assert!(figure(plot).contains(r#"points="8,168 160,168 160,8 312,8 312,8""#));
}

#[test]
fn a_border_is_where_the_class_changes() {
    let mut plot = plot();
    plot.border(MAIN, |x, _| x > 3.3);
    let drawn = figure(plot);
    let path = drawn.split(" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let ends: Vec<_> = path.split(['M', 'L']).filter(|end| !end.is_empty()).collect();
    assert!(ends.len() > 2 && ends.iter().all(|end| end.starts_with("108.3 ")), "{path}");
    let mut plot = self::plot();
    plot.border(MAIN, |_, _| 0);
    assert!(figure(plot).contains(" d=\"\""), "one class has no border");
}

#[test]
fn numbers_of_an_axis_have_equally_many_decimals() {
    let x = Axis::new(0.0, 1.0).ticks([0.0, 0.25, 1.0]);
    let drawn = figure(Plot::new(x, Axis::new(0.0, 1.0)));
    assert!([">0.00<", ">0.25<", ">1.00<"].iter().all(|tick| drawn.contains(tick)), "{drawn}");
}

#[test]
fn a_wrong_call_says_what_to_do_and_where_it_is() {
    let ten = || Axis::new(0.0, 10.0);
    let long = "a text that is longer than the whole figure is wide";
    let svg = |name: &str, title: &str| figure::svg(name, title, "What it shows.", &[plot()]);
    type Call<'a> = Box<dyn Fn() + 'a>;
    let calls: [(&str, Call); 15] = [
        ("an axis cannot go from 1 to 1", Box::new(|| drop(Axis::new(1.0, 1.0)))),
        ("an axis cannot go from 0 to NaN", Box::new(|| drop(Axis::new(0.0, f64::NAN)))),
        ("the tick \"11\" is at 11", Box::new(|| drop(ten().ticks([11])))),
        ("make it longer", Box::new(|| plot().line(MAIN, [(0.0, 0.0), (11.0, 0.0)]))),
        ("a dot is at (NaN, 0)", Box::new(|| plot().dots(MAIN, [(f64::NAN, 0.0)]))),
        ("the vertical axis goes", Box::new(|| plot().rect(MAIN, (0.0, 1.0), (0.0, 12.0)))),
        ("move or shorten", Box::new(|| plot().text(PLAIN, (1.0, 1.0), Anchor::Start, long))),
        ("too pale", Box::new(|| plot().text(PALE, (1.0, 1.0), Anchor::Start, "grey"))),
        ("draw two texts", Box::new(|| plot().text(BAD, (1.0, 1.0), Anchor::Start, "a\n\nb"))),
        ("shorten it to 37 letters", Box::new(|| plot().key(Mark::Dot, MAIN, long))),
        (
            "fewer or shorter ticks",
            Box::new(|| drop(Plot::new(ten().ticks([(1.0, "one"), (1.1, "two")]), ten()))),
        ),
        (
            "10.0 times as high as wide",
            Box::new(|| drop(Plot::to_scale(Axis::new(0.0, 1.0), ten()))),
        ),
        ("names no figure", Box::new(|| drop(svg("My figure", "A title")))),
        ("has no title", Box::new(|| drop(svg("name", " ")))),
        ("has no plot", Box::new(|| drop(figure::svg("name", "A title", "What it shows.", &[])))),
    ];
    for (part, call) in calls {
        let (message, file) = refusal(call);
        assert!(message.contains(part), "{message:?} does not say {part:?}");
        assert!(file.ends_with("figure.rs"), "{message:?} is said to come from {file}");
    }
}

/// The message of a panic, and the file that it names.
fn refusal(call: impl Fn()) -> (String, String) {
    thread_local!(static LAST: RefCell<Option<(String, String)>> = const { RefCell::new(None) });
    thread_local!(static EXPECTED: Cell<bool> = const { Cell::new(false) });
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let message = info.payload_as_str().unwrap_or_default().to_owned();
            let file = info.location().map_or(String::new(), |place| place.file().to_owned());
            LAST.set(Some((message, file)));
            if !EXPECTED.get() {
                usual(info);
            }
        }));
    });
    EXPECTED.set(true);
    let refused = panic::catch_unwind(AssertUnwindSafe(call)).is_err();
    EXPECTED.set(false);
    assert!(refused, "a wrong call was not refused");
    LAST.take().unwrap()
}
