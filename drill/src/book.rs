//! The parts of the book that are made from the listings: what a manifest, `hints.md` or a wrong
//! attempt says is typed there and nowhere else.
//!
//! A test compares each part with the file, and rewrites it if asked to.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use crate::catalogue::{Challenge, Course, Difficulty, Hint};
use crate::judge::Tier;
use crate::verify::WrongAttempt;

mod plans;

pub use plans::plans;

/// A challenge's page, below `src/`.
pub fn practice_page(challenge: &Challenge) -> String {
    format!("{}/{}.md", challenge.chapter, challenge.slug)
}

/// Its solution's page, below `src/`.
pub fn solution_page(challenge: &Challenge) -> String {
    format!("solutions/{}.md", challenge.slug)
}

/// The text under a `## ` heading of a page.
pub fn section<'a>(page: &'a str, heading: &str) -> Option<&'a str> {
    section_range(page, heading).map(|range| &page[range])
}

fn section_range(page: &str, heading: &str) -> Option<Range<usize>> {
    let start = page.find(&format!("\n## {heading}\n"))? + heading.len() + 5;
    let end = page[start..].find("\n## ").map_or(page.len(), |end| start + end);
    Some(start..end)
}

/// `SUMMARY.md` with the list under each chapter made anew: its challenges in their order, and below
/// each its solution. Whatever else the file holds stays.
///
/// # Errors
///
/// When a chapter is not in it. The answer is the line that is missing.
pub fn summary(course: &Course, text: &str) -> Result<String, String> {
    let mut made = String::new();
    let mut lines = text.lines().peekable();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        made.push_str(line);
        made.push('\n');
        let of_it =
            |slug: &str| line.starts_with("- [") && line.ends_with(&format!("]({slug}/index.md)"));
        let Some(chapter) = course.chapters().iter().find(|c| of_it(&c.slug)) else { continue };
        found.push(chapter);
        while lines.next_if(|line| line.starts_with("  ")).is_some() {}
        for challenge in course.challenges_in(&chapter.slug) {
            let (page, solution) = (practice_page(challenge), solution_page(challenge));
            let _ = writeln!(made, "  - [{}]({page})", challenge.title);
            let _ = writeln!(made, "    - [Solution: {}]({solution})", challenge.short);
        }
    }
    match course.chapters().iter().find(|chapter| !found.contains(chapter)) {
        Some(chapter) => Err(format!("- [{}]({}/index.md)", chapter.title, chapter.slug)),
        None => Ok(made),
    }
}

/// The practice page with its made parts anew: the head, and all from "Your attempt" on. What lies
/// between is the author's.
///
/// # Errors
///
/// When the author's part has no place: a heading is missing. The answer is that heading.
pub fn practice(challenge: &Challenge, hints: &[Hint; 3], text: &str) -> Result<String, String> {
    const BEGIN: &str = "\n## The problem\n";
    const END: &str = "\n## Your attempt\n";
    let begin = text.find(BEGIN).ok_or(BEGIN.trim())?;
    let end = text.find(END).ok_or(END.trim())?;
    let Challenge { slug, title, minutes, difficulty, asked, testing, .. } = challenge;
    let mut made = format!(
        "# {title}\n\n**{minutes} minutes** · {difficulty} · asked {asked} · What it is really testing: {testing}.\n{}",
        &text[begin..end]
    );
    let _ = write!(
        made,
        "
## Your attempt

Write it here, or in your own editor: `cargo drill start {slug}` puts this starter there and starts the clock.

<!-- ignore: an editable block cannot hide the `extern crate` line that rustdoc needs. The judge compiles this starter. -->

```rust,ignore,editable
{{{{#include ../../listings/{slug}/starter.rs}}}}
```

<details class=\"checks\">
<summary>The checks that judge it</summary>

<!-- ignore: the listing compiles this file, and the judge runs it; here its tests would be left out. -->

```rust,ignore
{{{{#include ../../listings/{slug}/tests/checks.rs}}}}
```

</details>

## Hints
"
    );
    for (i, (hint, anchor)) in hints.iter().zip(["first", "second", "third"]).enumerate() {
        let _ = write!(
            made,
            "
<details class=\"hint\">
<summary>Hint {}: {}</summary>

{{{{#include ../../listings/{slug}/hints.md:{anchor}}}}}

</details>
",
            i + 1,
            inline_html(&hint.title)
        );
    }
    let _ = write!(
        made,
        "\nWhen your time is up, or your attempt passes, read [the solution](../{}).\n",
        solution_page(challenge)
    );
    Ok(made)
}

/// The solution page with its head made anew.
///
/// # Errors
///
/// When the page has no heading below its head.
pub fn solution(challenge: &Challenge, text: &str) -> Result<String, String> {
    let begin = text.find("\n## ").ok_or("## Say it")?;
    let Challenge { short, minutes, difficulty, .. } = challenge;
    Ok(format!(
        "# Solution: {short}\n\n[The problem](../{}) · {minutes} minutes · {difficulty}\n{}",
        practice_page(challenge),
        &text[begin..]
    ))
}

/// The table of wrong answers. Each row unfolds to the code and to what the reader is told.
pub fn wrong_answers(attempts: &[WrongAttempt]) -> String {
    let mut text = format!(
        "These {} wrong answers compile and look right. The last column is the check that rejects each. A row unfolds to what \
         differs from the solution, and to what you would be told.\n\n<div class=\"wrong-answers\">\n\
         <p class=\"head\"><span>what people write</span> <span>what happens</span> <span>the check</span></p>\n\n",
        attempts.len()
    );
    for WrongAttempt { head, tier, code, message, .. } in attempts {
        let tier = match tier {
            Tier::Core => "",
            Tier::Edge => " (edge)",
        };
        // The anchors of "Find the bug" are for mdBook, which would take them out of an include only.
        let code: Vec<_> =
            code.lines().filter(|line| !line.trim_start().starts_with("// ANCHOR")).collect();
        let _ = write!(
            text,
            "<details>\n<summary><span>{}</span> <span>{}</span> <span><code>{}</code>{tier}</span></summary>\n\n{}{}</details>\n",
            inline_html(&head.write),
            inline_html(&head.happens),
            head.rejected_by,
            fenced("rust,ignore", code.join("\n").trim()),
            fenced("text", message.trim_end())
        );
    }
    text.push_str("</div>\n");
    text
}

fn fenced(language: &str, text: &str) -> String {
    format!("```{language}\n{text}\n```\n\n")
}

/// Markdown of one line as HTML, for where Markdown is not read.
fn inline_html(line: &str) -> String {
    let events = Parser::new_ext(line, Options::empty()).filter(|event| {
        !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))
    });
    let mut text = String::new();
    html::push_html(&mut text, events);
    text.trim_end().to_owned()
}

/// How many challenges there are, for the introduction and the closing page.
pub fn count(course: &Course) -> String {
    let challenges = course.challenges();
    let minutes: u32 = challenges.iter().map(|challenge| challenge.minutes).sum();
    let kinds: Vec<_> = [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard]
        .into_iter()
        .map(|kind| (challenges.iter().filter(|c| c.difficulty == kind).count(), kind))
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| format!("{count} {kind}"))
        .collect();
    format!(
        "This course has **{} challenges**, with {minutes} minutes on their clocks: {}.\n",
        challenges.len(),
        kinds.join(", ")
    )
}

/// The repository's README with its list of challenges made anew.
///
/// # Errors
///
/// When it has no such list. The answer is the heading that is missing.
pub fn readme(course: &Course, text: &str) -> Result<String, String> {
    let range = section_range(text, "The challenges").ok_or("## The challenges")?;
    let mut made = format!("{}\n{}", &text[..range.start], count(course));
    for chapter in course.chapters() {
        let _ = write!(made, "\n### {}\n\n", chapter.title);
        for challenge in course.challenges_in(&chapter.slug) {
            let Challenge { title, minutes, testing, .. } = challenge;
            let page = practice_page(challenge);
            let _ = writeln!(made, "- [{title}](src/{page}), {minutes} minutes: {testing}");
        }
    }
    made.push_str(&text[range.end..]);
    Ok(made)
}

/// The tables of challenges, by chapter: whole for the introduction, without the last column for
/// the pages that keep the score, and a chapter alone for its own page, below which its links lie.
pub fn tables(course: &Course) -> String {
    let table = |chapter: &str, folder: &str, whole: bool| {
        let mut text = String::from("| challenge | minutes | difficulty | asked |");
        text.push_str(if whole {
            " what it is really testing |\n|---|---|---|---|---|\n"
        } else {
            "\n|---|---|---|---|\n"
        });
        for challenge in course.challenges_in(chapter) {
            let Challenge { slug, title, minutes, difficulty, asked, testing, .. } = challenge;
            let _ = write!(
                text,
                "| [{title}]({folder}{slug}.md) | {minutes} | {difficulty} | {asked} |"
            );
            text.push_str(&if whole { format!(" {testing} |\n") } else { "\n".into() });
        }
        text
    };
    let mut parts = Vec::new();
    let mut part = |name: &str, text: String| {
        parts.push(format!("<!-- ANCHOR: {name} -->\n{text}<!-- ANCHOR_END: {name} -->\n"));
    };
    for (name, whole) in [("whole", true), ("facts", false)] {
        let chapters: Vec<_> = course
            .chapters()
            .iter()
            .map(|c| {
                format!("### {}\n\n{}", c.title, table(&c.slug, &format!("{}/", c.slug), whole))
            })
            .collect();
        part(name, chapters.join("\n"));
    }
    for chapter in course.chapters() {
        part(&chapter.slug, table(&chapter.slug, "", true));
    }
    parts.join("\n")
}
