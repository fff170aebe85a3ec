//! Keeps the house in order: that every listing is whole, that nothing is left behind, and that the
//! workflows, the README and the manifests say the same. That no check is idle is for `listings.rs`,
//! which runs them; what the pages hold is for `pages.rs`.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use common::{COURSE, assert_none, read, slashes};
use drill::{Challenge, new, shape};
use regex::Regex;
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

/// What a challenge must have is in one list, `drill::shape`, and `cargo drill verify` checks the
/// same.
#[test]
fn every_challenge_has_its_shape_and_keeps_the_laws() {
    let problems = COURSE.challenges().iter().flat_map(|challenge| {
        shape::problems(&COURSE, challenge).unwrap_or_else(|e| vec![e.to_string()])
    });
    assert_none("challenges", problems.collect());
}

#[test]
fn every_slug_is_one_and_no_two_challenges_claim_a_place() {
    let mut problems = Vec::new();
    let mut places = BTreeSet::new();
    for Challenge { slug, chapter, place, .. } in COURSE.challenges() {
        if !new::is_slug(slug) {
            problems
                .push(format!("listings/{slug}: lower-case words with hyphens, no number first"));
        }
        if !places.insert((chapter, place)) {
            problems
                .push(format!("listings/{slug}/Cargo.toml: place {place} of {chapter} is taken"));
        }
    }
    assert_none("slugs and places", problems);
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

/// Phrases that a reader whose third language is English would read twice, and what to write.
const WORDS: [(&str, &str); 11] = [
    (r"none included", "even zero"),
    (r"will do(?:[.,;:!?)]|$)", "is enough"),
    (r"(?:has|have|had|having) (?:a|no) say", "affects, or is ignored"),
    (r"\w+ but for (?:the|a|an|one|its|what)\b", "except"),
    (r"\w+, save that", "except that"),
    (r"held to", "tested against"),
    (r"holds? (?:it|them|the two|each \w+|every \w+) to", "compares with"),
    (r"another \w+(?: of \w+)? than|another number of", "different from"),
    (r"(?:take|takes|taken|took|taking) (?:it |them |the \w+ )?off", "subtract"),
    (r"stands? (?:in|on|at|above|below|before|beside|behind|first|last|once|alone|there)\b", "is"),
    (r"less (?:one|1)\b", "minus one"),
];

/// The prose of a Markdown file: blocks of code and code in a line are blank, and each line keeps its
/// place.
fn prose(text: &str) -> String {
    let code = Regex::new(r"(?ms)^ *```.*?^ *```$|`[^`\n]+`").unwrap();
    code.replace_all(text, |found: &regex::Captures| {
        if found[0].contains('\n') {
            "\n".repeat(found[0].matches('\n').count())
        } else {
            "`".into()
        }
    })
    .into_owned()
}

/// What a program says: its strings, and of the commands the documentation, which `--help` shows.
fn messages(file: &str, text: &str) -> String {
    let help = file == "drill/src/cli.rs";
    let string = Regex::new(r#"(?s)"(?:[^"\\]|\\.)*""#).unwrap();
    let code: Vec<String> = text
        .lines()
        .map(|line| match line.trim_start() {
            line if line.starts_with("///") && help => {
                format!("\"{}\"", line[3..].replace('"', ""))
            }
            line if line.starts_with("//") => String::new(),
            _ => line.replace(r#"'"'"#, "").replace(r#"'\"'"#, ""),
        })
        .collect();
    let code = code.join("\n");
    let mut said = String::new();
    let mut end = 0;
    for found in string.find_iter(&code) {
        said.push_str(&"\n".repeat(code[end..found.start()].matches('\n').count()));
        said.push(' ');
        said.push_str(&found.as_str().trim_matches('"').replace("\\\n", " \n"));
        end = found.end();
    }
    said
}

#[test]
fn prose_and_messages_use_common_words() {
    let patterns = WORDS.map(|(pattern, instead)| {
        let spaced = pattern.replace(' ', r"\s+");
        (Regex::new(&format!(r"(?im)\b{spaced}")).unwrap(), instead)
    });
    let book = ["src/", "listings/", "README.md", "CONTRIBUTING.md"];
    let mut problems = Vec::new();
    let mut seen = 0;
    for (file, text) in texts(&[".md", ".rs"]) {
        let said = match file {
            file if file.ends_with(".md") && book.iter().any(|of| file.starts_with(of)) => {
                prose(&text)
            }
            file if file.ends_with(".rs") && file.starts_with("drill/src/") => {
                messages(file, &text)
            }
            _ => continue,
        };
        seen += 1;
        for (pattern, instead) in &patterns {
            for found in pattern.find_iter(&said) {
                let line = 1 + said[..found.start()].matches('\n').count();
                problems.push(format!("{file}:{line}: `{}`: write {instead}", found.as_str()));
            }
        }
    }
    assert!(seen > 0, "no prose found: the search for it is broken");
    assert_none("words", problems);
}

/// On the book's pages, in every other Markdown file, in the documentation of code, and for tests.
#[test]
fn whatever_is_not_run_says_why() {
    let block = Regex::new(r"^\s*(?://[/!]\s*)?```\w*,?.*\b(ignore|no_run)\b").unwrap();
    let bare = Regex::new(r"^\s*#\[ignore\]").unwrap();
    let mut problems = Vec::new();
    // What a table of wrong answers shows, the judge compiles.
    for (file, text) in texts(&["rs", "md"]).filter(|(file, _)| !file.ends_with("/wrong.md")) {
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
