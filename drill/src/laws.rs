//! The laws of a challenge that can be counted: what a reader has to write and to read fits the
//! clock, and the checks say what is core and what is an edge.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use similar::{Algorithm, DiffTag};

use crate::book;
use crate::catalogue::{Challenge, Course};
use crate::error::{AtPath, Error, Result};
use crate::judge::{self, Tier};
use crate::tokens::{self, Token};

/// A fluent person writes this many characters a minute, all minutes of the clock counted.
pub const CHARACTERS_A_MINUTE: usize = 100;
/// A fifth of the clock is for reading, at 180 words a minute.
pub const WORDS_A_MINUTE: usize = 36;

/// One of the laws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Law {
    /// At most [`CHARACTERS_A_MINUTE`] of the solution are to be written.
    Clock,
    /// Problem and worked example have at most [`WORDS_A_MINUTE`].
    Reading,
    /// There are core checks and edges, and the page has questions to ask.
    Tiers,
}

impl fmt::Display for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Clock => "clock",
            Self::Reading => "reading",
            Self::Tiers => "tiers",
        })
    }
}

/// Which challenges do not keep a law yet. It stands in the workspace's Cargo.toml.
pub type Exceptions = BTreeMap<Law, Vec<String>>;

/// What is counted of a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Characters of the solution's code that the starter does not give.
    pub characters: usize,
    /// Words of the problem and the worked example.
    pub words: usize,
    /// Core checks.
    pub core: usize,
    /// Edge checks.
    pub edges: usize,
    /// Questions under "If you ask".
    pub questions: usize,
}

/// Counts.
///
/// # Errors
///
/// When a file cannot be read, or is no Rust.
pub fn counts(course: &Course, challenge: &Challenge) -> Result<Counts> {
    let read = |path: &Path| fs::read_to_string(path).at("read", path);
    let code = |path: &Path| parse(&read(path)?).map_err(|e| Error::no_rust(path, &e));
    let page = read(&course.root().join("src").join(book::practice_page(challenge)))?;
    let part = |heading| book::section(&page, heading).unwrap_or_default();
    let checks = judge::declared_checks(challenge)?;
    let core = checks.iter().filter(|check| check.tier == Tier::Core).count();
    Ok(Counts {
        characters: characters(&code(&challenge.solution())?, &code(&challenge.starter())?),
        words: words(part("The problem")) + words(part("One example, by hand")),
        core,
        edges: checks.len() - core,
        questions: part("If you ask").matches("<summary>").count(),
    })
}

/// Which laws are broken that no exception allows, and which exceptions are not needed any more.
///
/// # Errors
///
/// As [`counts`].
pub fn problems(course: &Course, challenge: &Challenge) -> Result<Vec<String>> {
    let Counts { characters, words, core, edges, questions } = counts(course, challenge)?;
    let Challenge { slug, minutes, .. } = challenge;
    let page = format!("src/{}", book::practice_page(challenge));
    let minutes = *minutes as usize;
    let (room, pages) = (minutes * CHARACTERS_A_MINUTE, minutes * WORDS_A_MINUTE);
    let laws = [
        (
            Law::Clock,
            characters <= room,
            format!(
                "listings/{slug}/src/lib.rs: {characters} characters to write, and {minutes} minutes have room for {room}. \
                 Ask for less, give more in starter.rs, or move what is faster or more general to src/follow_ups.rs"
            ),
        ),
        (
            Law::Reading,
            words <= pages,
            format!(
                "{page}: {words} words of problem and example, and {minutes} minutes have room for {pages}. \
                 Move what only an edge needs to \"If you ask\""
            ),
        ),
        (
            Law::Tiers,
            core > 0 && edges > 0 && questions > 0,
            format!(
                "listings/{slug}/tests/checks.rs has {core} core checks and {edges} edges, and {page} has {questions} \
                 questions under \"If you ask\": each wants one or more"
            ),
        ),
    ];
    let excepted = |law| course.exceptions().get(&law).is_some_and(|slugs| slugs.contains(slug));
    Ok(laws
        .into_iter()
        .filter_map(|(law, kept, problem)| match (kept, excepted(law)) {
            (false, false) => Some(format!("{problem}.")),
            (true, true) => Some(format!(
                "Cargo.toml: `{slug}` keeps the law of {law}: remove it from [workspace.metadata.exceptions]."
            )),
            _ => None,
        })
        .collect())
}

/// Characters of the code that are not given: its tokens are compared with the starter's, in order,
/// so that it makes no difference how a line is broken. Spaces count within a line.
fn characters(code: &[Token], given: &[Token]) -> usize {
    let texts =
        |tokens: &[Token]| tokens.iter().map(|token| token.text.clone()).collect::<Vec<_>>();
    let same = similar::capture_diff_slices(Algorithm::Patience, &texts(given), &texts(code));
    let mut written = 0;
    for part in same.iter().filter(|part| part.tag() != DiffTag::Equal) {
        for line in code[part.new_range()].chunk_by(|a, b| a.line == b.line) {
            if let [first, .., last] | [first @ last] = line {
                written += last.to - first.from;
            }
        }
    }
    written
}

fn parse(text: &str) -> syn::Result<Vec<Token>> {
    syn::parse_str(text.strip_prefix('\u{feff}').unwrap_or(text)).map(tokens::of)
}

/// What a reader reads as a word: anything with a letter or a digit in it.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(solution: &str, starter: &str) -> usize {
        characters(&parse(solution).unwrap(), &parse(starter).unwrap())
    }

    #[test]
    fn comments_documentation_and_indentation_do_not_count() {
        let text =
            "//! Head.\n/// Doc.\nfn f() {\n    let é = \"// é\"; // why\n    /* a\n b */ 1\n}\n";
        assert_eq!(written(text, ""), "fn f() {".len() + 15 + 1 + 1);
        assert_eq!(written("#![allow(dead_code)]\n#[inline]\nfn f() {}", ""), 20 + 9 + 9);
    }

    #[test]
    fn what_the_starter_gives_does_not_count_however_it_is_broken() {
        let starter =
            "enum E { A { n: usize, m: usize }, B }\nfn f(x: u8) -> u8 {\n    panic!(\"{x}\")\n}";
        let solution = "enum E {\n    /// Doc.\n    A {\n        n: usize,\n        m: usize,\n    },\n    B,\n}\n\
                        fn f(x: u8) -> u8 {\n    x + 1\n}";
        assert_eq!(written(solution, starter), "x + 1".len());
        assert_eq!(written(starter, starter), 0);
        // Given once, it counts the second time.
        assert_eq!(written("const A: u8 = 1;\nconst A: u8 = 1;", "const A: u8 = 1;"), 16);
    }

    #[test]
    fn a_word_has_a_letter_or_a_digit() {
        assert_eq!(words("One $x$ = 2 | - `a b`\n\n* two-three"), 6);
    }
}
