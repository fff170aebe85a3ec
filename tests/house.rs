//! Keeps the house in order: that every listing is whole, that nothing is left behind, and that the
//! workflows, the README and the manifests say the same. That no check is idle is for `listings.rs`,
//! which runs them; what the pages hold is for `pages.rs`.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use common::{COURSE, assert_none, read, slashes};
use drill::{Challenge, new};
use regex::Regex;
use serde_json::Value;
use walkdir::WalkDir;

/// Every file that somebody wrote, by its path from the root, with `/` on every system.
static FILES: LazyLock<Vec<String>> = LazyLock::new(|| {
    const MADE: [&str; 9] = [
        ".git",
        ".venv",
        "__pycache__",
        "book",
        "mutants.out",
        "mutants.out.old",
        "node_modules",
        "practice",
        "target",
    ];
    WalkDir::new(COURSE.root())
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !MADE.iter().any(|made| entry.file_name() == *made))
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| slashes(entry.path().strip_prefix(COURSE.root()).unwrap()))
        .collect()
});

/// The text of the files with one of these endings, each with its path.
fn texts(endings: &[&str]) -> impl Iterator<Item = (&'static str, String)> {
    let wanted = |file: &&String| {
        // A lock file is nobody's text.
        endings.iter().any(|ending| file.ends_with(ending)) && !file.ends_with("package-lock.json")
    };
    let found: Vec<_> =
        FILES.iter().filter(wanted).map(|file| (file.as_str(), read(file))).collect();
    assert!(!found.is_empty(), "no file ends with {endings:?}: the search for them is broken");
    found.into_iter()
}

#[test]
fn every_listing_has_every_file_and_five_wrong_attempts() {
    let mut problems = Vec::new();
    for challenge in COURSE.challenges() {
        let slug = &challenge.slug;
        let absent = new::parts().filter(|file| !challenge.dir.join(file).is_file());
        problems.extend(absent.map(|file| format!("{slug}: {file} is not there")));
        let wrong = challenge.wrong_attempts().unwrap().len();
        if wrong < 5 {
            problems.push(format!("{slug}: {wrong} wrong attempts, five wanted"));
        }
    }
    assert_none("listings", problems);
}

#[test]
fn golden_numbers_have_cases_and_come_from_the_pinned_libraries() {
    let requirements = read("requirements.txt");
    let mut problems = Vec::new();
    for Challenge { slug, dir, .. } in COURSE.challenges() {
        let golden: Value = serde_json::from_str(&read(dir.join("golden.json"))).unwrap();
        let golden = golden.as_object().unwrap();
        let groups = golden.iter().filter(|(name, _)| *name != "made_by");
        let sizes: Vec<_> = groups.map(|(_, cases)| cases.as_array().map_or(0, Vec::len)).collect();
        if sizes.is_empty() || sizes.contains(&0) {
            problems.push(format!("{slug}: golden.json has a group without a case"));
        }
        let made_by = golden.get("made_by").and_then(Value::as_object);
        let made_by = made_by.into_iter().flatten().filter(|(name, _)| *name != "python");
        let pins: Vec<_> = made_by
            .map(|(name, version)| format!("{name}=={}", version.as_str().unwrap_or_default()))
            .collect();
        if pins.is_empty() {
            problems.push(format!("{slug}: golden.json names no library that made it"));
        }
        let other = pins.iter().filter(|pin| !requirements.lines().any(|line| line == *pin));
        problems.extend(other.map(|pin| {
            format!("{slug}: golden.json was made by {pin}; requirements.txt says otherwise")
        }));
    }
    assert_none("golden numbers", problems);
}

/// What the files of a listing must say, beside being there and being true.
#[test]
fn every_listing_is_shaped_like_its_neighbours() {
    let proofs = read("tests/Cargo.toml");
    let mut problems = Vec::new();
    for challenge in COURSE.challenges() {
        let Challenge { slug, chapter, dir, .. } = challenge;
        let mut expect = |ok: bool, problem: &str| {
            if !ok {
                problems.push(format!("{slug}: {problem}"));
            }
        };
        expect(new::is_slug(slug), "a slug is lower-case words with hyphens, no number before");

        let manifest = read(dir.join("Cargo.toml"));
        expect(manifest.contains("\n[lints]\nworkspace = true\n"), "no workspace lints");
        let example = format!("\n[[example]]\nname = \"{slug}\"\npath = \"examples/demo.rs\"\n");
        expect(manifest.contains(&example), "the demo is not the example of this name");
        let proven = format!("\n{slug}.path = \"../listings/{slug}\"\n");
        expect(proofs.contains(&proven), "not in tests/Cargo.toml, so its README cannot compile");

        let readme = read(dir.join("README.md"));
        expect(readme.contains("\n```rust\n"), "README.md shows no use of the crate");
        for page in [format!("{chapter}/{slug}"), format!("solutions/{slug}")] {
            expect(
                readme.contains(&format!("(../../src/{page}.md)")),
                "README.md links not both pages",
            );
        }

        expect(read(dir.join("starter.rs")).contains("todo!"), "starter.rs leaves nothing to do");
        expect(
            challenge.hints().is_ok(),
            "hints.md has not three hints, each under a `## ` heading",
        );
        let hints = read(dir.join("hints.md"));
        let anchors = ["first", "second", "third"].map(|n| hints.find(&format!("ANCHOR: {n} -->")));
        expect(anchors.is_sorted() && anchors[0].is_some(), "hints.md: not first, second, third");
        // `cargo drill hint` shows it as it is.
        expect(!hints.contains('$'), "hints.md has mathematics, which a terminal cannot show");
    }
    assert_none("listings", problems);
}

/// The same file runs on the Rust Playground, which has these and nothing of ours.
#[test]
fn checks_use_only_what_the_playground_has() {
    let root = Regex::new(r"(?m)^\s*use (?:::)?(\w+)").unwrap();
    let mut problems = Vec::new();
    for challenge in COURSE.challenges() {
        let own = challenge.crate_name();
        for found in root.captures_iter(&read(challenge.checks())) {
            if !["std", "ndarray", "rand", "approx", "super", &own].contains(&&found[1]) {
                problems.push(format!("{}: checks.rs uses {}", challenge.slug, &found[1]));
            }
        }
    }
    assert_none("checks", problems);
}

/// The reader is told which check finds the bug, and the attempt says the same.
#[test]
fn the_bug_to_find_is_answered_by_the_check_that_rejects_it() {
    let shown = Regex::new(r"listings/[\w-]+/(wrong/\w+\.rs)").unwrap();
    let mut problems = Vec::new();
    for Challenge { slug, dir, .. } in COURSE.challenges() {
        let page = read(format!("src/solutions/{slug}.md"));
        let section = page.split("\n## ").find(|part| part.starts_with("Find the bug\n"));
        let Some(found) = section.and_then(|part| Some((part, shown.captures(part)?))) else {
            problems.push(format!("{slug}: no bug to find"));
            continue;
        };
        let (section, attempt) = (found.0, &found.1[1]);
        let text = read(dir.join(attempt));
        let check = text.strip_prefix("// Rejected by `").and_then(|rest| rest.split('`').next());
        let answer = section.split_once("<details>").map_or("", |(_, folded)| folded);
        if !check.is_some_and(|check| answer.contains(&format!("`{check}`"))) {
            problems
                .push(format!("{slug}: the folded answer does not name {check:?} of {attempt}"));
        }
    }
    assert_none("find the bug", problems);
}

/// A word that marks work undone, in text; a macro that does, in code.
#[test]
fn nothing_is_left_to_be_done() {
    // Written so that this line is not one of them.
    let words = Regex::new(r"\b(TO[D]O|FIX[M]E|X{3})\b").unwrap();
    let macros = Regex::new(r"\b(todo|unimplemented|dbg)!\(").unwrap();
    let in_quotes = Regex::new("`[^`\n]+`").unwrap();
    let mut problems = Vec::new();
    let endings =
        ["md", "rs", "toml", "py", "js", "mjs", "css", "hbs", "yml", "json", "cff", "run"];
    for (file, text) in texts(&endings) {
        for (i, line) in text.lines().enumerate() {
            let prose = in_quotes.replace_all(line, "");
            // What a learner starts from is the one thing here that is left to be done.
            let unfinished = file.ends_with(".rs")
                && !file.ends_with("/starter.rs")
                // The judge's own tests make such attempts up, and a new challenge is one.
                && !["drill/tests/", "drill/template/"].iter().any(|of| file.starts_with(of))
                && macros.is_match(line.split("//").next().unwrap());
            if words.is_match(&prose) || unfinished {
                problems.push(format!("{file}:{}: {}", i + 1, line.trim()));
            }
        }
    }
    assert_none("left to be done", problems);
}

/// On the book's pages, in every other Markdown file, in the documentation of code, and for tests.
#[test]
fn whatever_is_not_run_says_why() {
    let block = Regex::new(r"^\s*(?://[/!]\s*)?```\w*,?.*\b(ignore|no_run)\b").unwrap();
    let bare = Regex::new(r"^\s*#\[ignore\]").unwrap();
    let mut problems = Vec::new();
    for (file, text) in texts(&["rs", "md"]) {
        let mut above = "";
        for (i, line) in text.lines().enumerate() {
            let unrun = block.is_match(line) && !above.contains("<!-- ignore: ");
            if unrun || (file.ends_with(".rs") && bare.is_match(line)) {
                problems.push(format!("{file}:{}: {}", i + 1, line.trim()));
            }
            if !line.trim().is_empty() {
                above = line;
            }
        }
    }
    assert_none("not run, and no reason given", problems);
}

/// A tag can be moved to other code; a commit cannot.
#[test]
fn every_action_is_pinned_to_a_commit() {
    let uses = Regex::new(r"^\s*(?:- )?uses: (.+)$").unwrap();
    let pinned = Regex::new(r"^[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$|^\./").unwrap();
    let mut problems = Vec::new();
    let mut commits = BTreeSet::new();
    for (file, text) in texts(&[".yml"]) {
        for line in text.lines() {
            let Some(action) = uses.captures(line).map(|found| found[1].to_owned()) else {
                continue;
            };
            if !pinned.is_match(&action) {
                problems.push(format!("{file}: {action}"));
            }
            commits.insert(action);
        }
    }
    for action in &commits {
        let name = action.split('@').next().unwrap();
        if commits.iter().filter(|other| other.split('@').next() == Some(name)).count() > 1 {
            problems.push(format!("{name} stands at more than one commit"));
        }
    }
    assert!(!commits.is_empty(), "no action found: the search for them is broken");
    assert_none("actions", problems);
}

/// What a workflow runs is what the README tells a person to run, or what CI's own script runs.
/// Steps with a name of their own prepare the machine.
#[test]
fn workflows_run_the_documented_commands() {
    let run = Regex::new(r"(?m)^ +- run: (.+)$").unwrap();
    let known = read("README.md") + &read("CONTRIBUTING.md") + &read(".ci/run");
    let mut seen = 0;
    let mut problems = Vec::new();
    for (file, text) in texts(&[".yml"]) {
        for found in run.captures_iter(&text) {
            seen += 1;
            // Flags for a machine and the publisher's own values are not in the prose.
            let command = found[1].trim_end().split(" \"$").next().unwrap();
            let plain = command.strip_suffix(" --locked").unwrap_or(command);
            if !known.contains(plain) {
                problems.push(format!("{file}: `{command}` is nowhere explained"));
            }
        }
    }
    assert!(seen > 0, "no command found: the search for them is broken");
    assert_none("commands", problems);
}

#[test]
fn one_version_is_written_everywhere() {
    let manifest = read("Cargo.toml");
    let value = |key: &str| {
        let line = Regex::new(&format!(r#"(?m)^{key} = "(.+)"$"#)).unwrap();
        line.captures(&manifest).unwrap_or_else(|| panic!("Cargo.toml has no {key}"))[1].to_owned()
    };
    let (version, rust) = (value("version"), value("rust-version"));
    let mut problems = Vec::new();
    let mut expect = |ok: bool, problem: String| {
        if !ok {
            problems.push(problem);
        }
    };
    let cited = read("CITATION.cff");
    expect(
        cited.contains(&format!("\nversion: {version}\n")),
        format!("CITATION.cff: not {version}"),
    );

    let toolchain =
        Regex::new(r#"(?:RUST: "|rustup toolchain install |rustup default )([\d.]+)"#).unwrap();
    for (file, text) in texts(&[".yml"]) {
        for found in toolchain.captures_iter(&text) {
            expect(found[1] == rust, format!("{file}: Rust {}, not {rust}", &found[1]));
        }
    }

    // The driver in the tests builds the book that the reader's mdbook builds.
    let mdbook = Regex::new(r#"mdbook(?:-driver = \{ version = "=|@)([\d.]+)"#).unwrap();
    let places = ["README.md", ".ci/run", ".github/workflows/pages.yml", "tests/Cargo.toml"];
    let versions: BTreeSet<_> = places
        .iter()
        .map(|place| mdbook.captures(&read(place)).map(|found| found[1].to_owned()))
        .collect();
    expect(versions.len() == 1 && !versions.contains(&None), format!("mdbook: {versions:?}"));
    assert_none("versions", problems);
}

#[test]
fn every_licence_is_there() {
    let readme = read("README.md");
    for licence in ["LICENSE-MIT", "LICENSE-APACHE", "LICENSE-CC-BY"] {
        assert!(read(licence).len() > 1000, "{licence} is not the whole text");
        assert!(readme.contains(&format!("]({licence})")), "README.md does not link {licence}");
    }
    let data: Vec<PathBuf> = FILES
        .iter()
        .filter(|file| file.ends_with(".csv"))
        .map(|file| Path::new(file).with_file_name("LICENSE.md"))
        .collect();
    for licence in data {
        assert!(COURSE.root().join(&licence).is_file(), "{} is not there", licence.display());
    }
}
