//! How things look. Nothing here reads or writes a file.

use std::cmp::Reverse;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use drill::judge::{CheckEnd, CheckResult, Outcome, Tier, Verdict};
use drill::state::{Progress, Record, Solve};
use drill::{Challenge, Chapter, Course, Hint};
use jiff::Timestamp;

use super::clock::{self, Phase};

pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(crate) const STRONG: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();

/// `1 hint`, `2 hints`.
pub(crate) fn count(n: usize, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}

pub(crate) fn indented(text: &str, by: &str) -> String {
    text.lines()
        .map(|line| format!("{by}{line}").trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Where you stand and what to do next.
pub(crate) fn home(course: &Course, progress: &Progress, now: Timestamp) -> String {
    let challenges = course.challenges();
    let mut text = String::new();
    let begun = challenges.iter().any(|c| progress.of(&c.slug).attempts > 0);
    let next = challenges.iter().find(|c| !progress.of(&c.slug).solved());
    if !begun {
        let first = next.map_or("<slug>", |c| c.slug.as_str());
        let _ = write!(
            text,
            "{STRONG}{} against the clock, in your own editor.{STRONG:#}\n\n\
             1. `cargo drill start {first}` puts the starter in your practice folder \
             and starts the clock.\n\
             2. `cargo drill watch` judges your answer whenever you save it.\n\
             3. Stuck? `cargo drill hint`. Solved? `cargo drill solution` shows the course's \
             answer.\n\n\
             `cargo drill list` shows every challenge, `cargo drill mock --minutes 45` \
             is a whole interview.\n",
            count(challenges.len(), "challenge")
        );
        return text;
    }
    let _ = writeln!(text, "{}", so_far(course, progress));
    let current = progress.current.as_deref().and_then(|slug| course.challenge(slug).ok());
    if let Some((challenge, record)) =
        current.map(|c| (c, progress.of(&c.slug))).filter(|(_, r)| r.started.is_some())
    {
        let _ = writeln!(text, "\nUnder way: {STRONG}{}{STRONG:#}", challenge.slug);
        let _ = writeln!(text, "{}", clock(challenge, &record, now));
        let _ = writeln!(
            text,
            "Go on with `cargo drill watch`, or look at it once with `cargo drill check`."
        );
    } else if let Some(next) = next {
        let _ = writeln!(
            text,
            "Next: {STRONG}{}{STRONG:#}, {} minutes. `cargo drill start {}`",
            next.title, next.minutes, next.slug
        );
    } else if let Some((review, _)) = to_review(course, progress, now).first() {
        let _ = writeln!(
            text,
            "You have solved all of them. To review: {STRONG}{}{STRONG:#}. `cargo drill start {} --again`",
            review.title, review.slug
        );
    }
    text
}

fn state(record: &Record) -> &'static str {
    match record {
        r if r.started.is_some() => "under way",
        r if r.complete() => "complete",
        r if r.solved() => "solved",
        r if r.attempts > 0 => "tried",
        _ => "new",
    }
}

/// Of the best pass; of one from before there were edges it is only known that it had them all.
fn edges(record: &Record) -> String {
    match record.solves.iter().max_by_key(|solve| (solve.complete(), solve.edges.map(|e| e.passed)))
    {
        None => "-".into(),
        Some(Solve { edges: Some(edges), .. }) => format!("{}/{}", edges.passed, edges.of),
        Some(_) => "all".into(),
    }
}

/// How many are solved, and of those how many with every edge.
fn so_far(course: &Course, progress: &Progress) -> String {
    let records = || course.challenges().iter().map(|c| progress.of(&c.slug));
    let (solved, complete) =
        (records().filter(Record::solved).count(), records().filter(Record::complete).count());
    let of = count(course.challenges().len(), "challenge");
    match complete {
        0 => format!("You have solved {solved} of {of}."),
        complete => {
            format!("You have solved {solved} of {of}, {complete} of them with every edge.")
        }
    }
}

fn time(seconds: Option<f64>) -> String {
    seconds.map_or_else(|| "-".to_owned(), clock::minutes_of)
}

/// Every challenge of these chapters.
pub(crate) fn list(course: &Course, progress: &Progress, chapters: &[&Chapter]) -> String {
    let mut text = String::new();
    let width = slug_width(course);
    for chapter in chapters {
        let all: Vec<_> = course.challenges_in(&chapter.slug).collect();
        let solved = all.iter().filter(|c| progress.of(&c.slug).solved()).count();
        let _ = writeln!(
            text,
            "{}{STRONG}{}{STRONG:#} {DIM}({}, {solved} of {} solved){DIM:#}",
            if text.is_empty() { "" } else { "\n" },
            chapter.title,
            chapter.slug,
            all.len()
        );
        let _ = writeln!(
            text,
            "{DIM}  {:width$}  minutes  difficulty  asked       state      best   title{DIM:#}",
            "challenge"
        );
        for challenge in all {
            let record = progress.of(&challenge.slug);
            let style = if record.solved() { GOOD } else { Style::new() };
            let _ = writeln!(
                text,
                "  {:width$}  {:>7}  {:10}  {:10}  {style}{:9}{style:#}  {:>5}  {}",
                challenge.slug,
                challenge.minutes,
                challenge.difficulty,
                challenge.asked,
                state(&record),
                time(record.best()),
                challenge.title
            );
        }
    }
    text
}

fn slug_width(course: &Course) -> usize {
    course.challenges().iter().map(|c| c.slug.len()).max().unwrap_or(0).max("challenge".len())
}

/// What you have solved, your times, what to review.
pub(crate) fn status(course: &Course, progress: &Progress, now: Timestamp) -> String {
    let challenges = course.challenges();
    let mut text = format!("{}\n\n", so_far(course, progress));
    let width = slug_width(course);
    let _ = writeln!(
        text,
        "{DIM}{:width$}  state      edges  attempts  verdicts   best   last  limit{DIM:#}",
        "challenge"
    );
    for challenge in challenges {
        let record = progress.of(&challenge.slug);
        let _ = writeln!(
            text,
            "{:width$}  {:9}  {:>5}  {:>8}  {:>8}  {:>5}  {:>5}  {:02}:00",
            challenge.slug,
            state(&record),
            edges(&record),
            record.attempts,
            record.verdicts,
            time(record.best()),
            time(record.last()),
            challenge.minutes
        );
    }
    let review = to_review(course, progress, now);
    if !review.is_empty() {
        let _ = writeln!(text, "\nTo review next:");
    }
    for (challenge, days) in review.iter().take(3) {
        let ago = match days {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            days => format!("{days} days ago"),
        };
        let last = time(progress.of(&challenge.slug).last());
        let _ = writeln!(
            text,
            "  {:width$}  last seen {ago}, {last} of {:02}:00",
            challenge.slug, challenge.minutes
        );
    }
    text
}

/// What was solved before: longest unseen first, and of those that were seen on one day the slowest
/// first.
fn to_review<'c>(
    course: &'c Course,
    progress: &Progress,
    now: Timestamp,
) -> Vec<(&'c Challenge, u64)> {
    let mut solved: Vec<_> = course
        .challenges()
        .iter()
        .map(|challenge| (challenge, progress.of(&challenge.slug)))
        .filter(|(_, record)| record.solved() && record.started.is_none())
        .map(|(challenge, record)| {
            let unseen =
                record.last_seen.map_or(0, |seen| drill::state::between(seen, now).as_secs());
            // An unknown time is as slow as can be.
            let pace = record
                .last()
                .map_or(u64::MAX, |s| (s * 1000.0) as u64 / u64::from(challenge.minutes.max(1)));
            (challenge, unseen / (24 * 60 * 60), pace)
        })
        .collect();
    solved.sort_by_key(|(_, days, pace)| Reverse((*days, *pace)));
    solved.into_iter().map(|(challenge, days, _)| (challenge, days)).collect()
}

/// The problem in short.
pub(crate) fn problem(course: &Course, challenge: &Challenge) -> String {
    let mut text = format!(
        "{STRONG}{}{STRONG:#}  {DIM}{} minutes, {}{DIM:#}\n{}",
        challenge.title, challenge.minutes, challenge.difficulty, challenge.description
    );
    let page = format!("src/{}/{}.md", challenge.chapter, challenge.slug);
    if course.root().join(&page).is_file() {
        let _ = write!(text, "\nThe whole problem is in {page}.");
    }
    text
}

/// The clock of the attempt under way, and what to do now; of a solved one, its time.
pub(crate) fn clock(challenge: &Challenge, record: &Record, now: Timestamp) -> String {
    let limit = clock::limit(challenge);
    let Some(elapsed) = record.elapsed(now) else {
        return match record.last() {
            Some(seconds) => {
                format!("Solved in {} of {}.", clock::minutes_of(seconds), clock::minutes(limit))
            }
            None => "The clock is not running.".to_owned(),
        };
    };
    let phase = Phase::at(elapsed, limit);
    let (name, advice) = (phase.name(), phase.advice());
    let time = match limit.checked_sub(elapsed) {
        Some(left) => format!("{} of {} left", clock::up(left), clock::minutes(limit)),
        None => format!("{} over {}", clock::minutes(elapsed - limit), clock::minutes(limit)),
    };
    format!("{time}. {STRONG}{name}{STRONG:#}: {advice}")
}

/// The next hint, in lines of at most `width` columns. `seen` were shown before.
pub(crate) fn hint(hints: &[Hint; 3], seen: usize, width: usize) -> String {
    let at = seen.min(hints.len() - 1);
    let Hint { title, text } = &hints[at];
    let text = folded(text, width);
    let mut shown =
        format!("{STRONG}Hint {} of {}: {title}{STRONG:#}\n\n{text}\n", at + 1, hints.len());
    if seen >= hints.len() {
        shown.push_str("\nThere are no more hints. `cargo drill solution` shows the answer.\n");
    }
    shown
}

/// Paragraphs and list items of Markdown, each broken anew; a block of code stays as it is.
fn folded(text: &str, width: usize) -> String {
    let mut code = false;
    let fold = |paragraph: &str| {
        let fences = paragraph.lines().filter(|line| line.starts_with("```")).count();
        let whole = code || fences > 0;
        code ^= fences % 2 == 1;
        if whole {
            return paragraph.to_owned();
        }
        let lines: Vec<_> = paragraph.lines().map(str::trim).collect();
        let parts = lines.chunk_by(|_, next| !is_item(next)).map(|part| {
            let indent = if is_item(part[0]) { "   " } else { "" };
            textwrap::fill(&part.join(" "), textwrap::Options::new(width).subsequent_indent(indent))
        });
        parts.collect::<Vec<_>>().join("\n")
    };
    text.split("\n\n").map(fold).collect::<Vec<_>>().join("\n\n")
}

/// Whether a list item begins here: `1. ` or `- `.
fn is_item(line: &str) -> bool {
    let number = line.split_once(". ").map(|(number, _)| number);
    line.starts_with("- ") || number.is_some_and(|n| n.parse::<u32>().is_ok())
}

/// The solution, as a file of Rust.
pub(crate) fn solution(path: &str, attempt: &str, text: &str) -> String {
    let code: Vec<_> =
        text.lines().filter(|line| !line.trim_start().starts_with("// ANCHOR")).collect();
    format!("// The solution: {path}\n// Your attempt: {attempt}\n\n{}\n", code.join("\n").trim())
}

/// What the judge says. The first failure in full, the others by name; with `all`, all of them.
pub(crate) fn verdict(verdict: &Verdict, all: bool) -> String {
    let mut text = String::new();
    if verdict.outcome == Outcome::DoesNotCompile || (all && !verdict.compiler.is_empty()) {
        let _ = writeln!(text, "{}\n", verdict.compiler.trim_end());
    }
    let ran = verdict.checks.iter().any(|c| c.end != CheckEnd::NotRun);
    if !ran && verdict.outcome == Outcome::TimedOut {
        let _ = writeln!(text, "{}", verdict.compiler.trim_end());
    }
    if ran {
        // What to mend first stands last, just above the prompt.
        let (not_run, mut failed): (Vec<_>, Vec<_>) =
            verdict.failures().partition(|check| check.end == CheckEnd::NotRun);
        let first = if all || failed.is_empty() { None } else { Some(failed.remove(0)) };
        for check in not_run {
            let _ = writeln!(text, "{DIM}- {} {}{DIM:#}", check.name, check.message);
        }
        for check in failed {
            if all {
                text.push_str(&failure(check));
            } else {
                let _ = writeln!(text, "{BAD}✗{BAD:#} {}{}", check.name, kind(check));
            }
        }
        text.extend(first.map(failure));
    }
    text.push_str(&summary(verdict, ran));
    text
}

fn failure(check: &CheckResult) -> String {
    let mut text = format!("{BAD}✗ {}{BAD:#}{}\n", check.name, kind(check));
    let _ = writeln!(text, "{}", indented(&check.message, "  "));
    if !check.printed.is_empty() {
        const SHOWN: usize = 20;
        let lines: Vec<_> = check.printed.lines().collect();
        let _ = writeln!(text, "  {DIM}your code printed:{DIM:#}");
        let _ = writeln!(text, "{}", indented(&lines[..lines.len().min(SHOWN)].join("\n"), "  | "));
        if lines.len() > SHOWN {
            let _ =
                writeln!(text, "  {DIM}| and {} more{DIM:#}", count(lines.len() - SHOWN, "line"));
        }
    }
    text
}

fn kind(check: &CheckResult) -> String {
    let word = match check.end {
        CheckEnd::TimedOut => "timed out",
        CheckEnd::Crashed => "crashed",
        CheckEnd::Incomplete => "ended early",
        CheckEnd::Passed | CheckEnd::Failed | CheckEnd::NotRun => "",
    };
    let tier = if check.tier == Tier::Edge { "edge" } else { "" };
    match [tier, word].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>() {
        words if words.is_empty() => String::new(),
        words => format!(" {DIM}({}){DIM:#}", words.join(", ")),
    }
}

/// `Core: 8 of 8.` and what that means, then the edges.
fn score(verdict: &Verdict) -> String {
    let [core, edges] = [Tier::Core, Tier::Edge].map(|tier| verdict.score(tier));
    let mut text = format!("Core: {} of {}.", core.passed, core.of);
    if verdict.core {
        text = format!("{GOOD}{text} This would pass in the room.{GOOD:#}");
    }
    if edges.of > 0 {
        let _ = write!(text, " Edges: {} of {}.", edges.passed, edges.of);
    }
    text
}

fn summary(verdict: &Verdict, ran: bool) -> String {
    let score = score(verdict);
    let mut text = match verdict.outcome {
        Outcome::Passed => format!("{GOOD}✓{GOOD:#} {score} {GOOD}Everything passes.{GOOD:#}"),
        Outcome::DoesNotCompile => format!("{BAD}Does not compile.{BAD:#} No check was run."),
        _ if !ran => format!("{BAD}Timed out.{BAD:#} No check was run."),
        Outcome::Failed => score,
        Outcome::TimedOut => format!("{BAD}Timed out.{BAD:#} {score}"),
        Outcome::Crashed => format!("{BAD}Crashed.{BAD:#} {score}"),
        Outcome::Incomplete => format!(
            "{BAD}Incomplete.{BAD:#} {score} A check that does not finish \
             does not count."
        ),
    };
    let _ = write!(text, " {DIM}{:.1} s{DIM:#}", verdict.seconds);
    if verdict.outcome != Outcome::DoesNotCompile && verdict.warnings > 0 {
        let _ = write!(
            text,
            "\n{DIM}The compiler has {}; `cargo drill check --all` shows {}.{DIM:#}",
            count(verdict.warnings, "warning"),
            if verdict.warnings == 1 { "it" } else { "them" }
        );
    }
    text.push('\n');
    text
}

/// What to say about a first pass.
pub(crate) fn solved(
    challenge: &Challenge,
    solve: &Solve,
    best_before: Option<f64>,
    next: Option<&Challenge>,
) -> String {
    let mut text = String::new();
    if let Some(seconds) = solve.seconds {
        let limit = clock::limit(challenge);
        let _ = write!(
            text,
            "{GOOD}Solved in {} of {}",
            clock::minutes_of(seconds),
            clock::minutes(limit)
        );
        let _ = write!(
            text,
            ", {}{}.{GOOD:#}",
            count(solve.hints as usize, "hint"),
            if solve.solution_seen { ", with the solution seen" } else { "" }
        );
        match best_before {
            Some(best) if best < seconds => {
                let _ = write!(text, " Your best is {}.", clock::minutes_of(best));
            }
            Some(_) if !solve.solution_seen => text.push_str(" Your best so far."),
            _ => {}
        }
    } else {
        let _ = write!(text, "{GOOD}Solved.{GOOD:#} No clock was running.");
    }
    if let Some(edges) = solve.edges.filter(|edges| !edges.is_full()) {
        let _ = write!(
            text,
            "\n{} left. Go on: what passes later still counts.",
            count(edges.of - edges.passed, "edge")
        );
    }
    text.push_str("\nCompare it: `cargo drill solution`.");
    if let Some(next) = next {
        let _ = write!(text, " Next: `cargo drill start {}`.", next.slug);
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_fit_the_width() {
        let text = "One line of many words\nand another one.\n\n```rust\nlet long = [1, 2, 3, 4, 5];\n\nlet x = 1;\n```\n\nShort.";
        assert_eq!(
            folded(text, 16),
            "One line of many\nwords and\nanother one.\n\n```rust\nlet long = [1, 2, 3, 4, 5];\n\nlet x = 1;\n```\n\nShort."
        );
        assert_eq!(folded("a\nb", 100), "a b");
    }

    #[test]
    fn each_item_of_a_list_begins_a_line() {
        let text = "In order:\n1. Compare the\n   columns.\n2. Multiply.\n\n- Divide by `n`.";
        assert_eq!(
            folded(text, 16),
            "In order:\n1. Compare the\n   columns.\n2. Multiply.\n\n- Divide by `n`."
        );
        assert_eq!(folded("1. One long step\n   of two.", 100), "1. One long step of two.");
        assert_eq!(folded("Take 2. Or more.", 100), "Take 2. Or more.");
    }
}
