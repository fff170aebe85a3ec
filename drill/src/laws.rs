//! The laws of a challenge that can be counted: what a reader has to write and to read fits the
//! clock, and the checks say what is core and what is an edge.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;

use proc_macro2::{TokenStream, TokenTree};
use serde::Deserialize;

use crate::book;
use crate::catalogue::{Challenge, Course};
use crate::error::{AtPath, Error, Result};
use crate::judge::{self, Tier};

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
    let read = |path: std::path::PathBuf| fs::read_to_string(&path).at("read", &path);
    let code = |path: std::path::PathBuf| {
        let fault = |e: syn::Error| Error::Listing {
            path: path.clone(),
            problem: format!("line {}: {e}", e.span().start().line),
        };
        code_lines(&read(path.clone())?).map_err(fault)
    };
    let page = read(course.root().join("src").join(book::practice_page(challenge)))?;
    let part = |heading| book::section(&page, heading).unwrap_or_default();
    let checks = judge::declared_checks(challenge)?;
    let core = checks.iter().filter(|check| check.tier == Tier::Core).count();
    Ok(Counts {
        characters: characters(&code(challenge.solution())?, &code(challenge.starter())?),
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
                "Cargo.toml: `{slug}` keeps the law of {law}: take it off [workspace.metadata.exceptions]."
            )),
            _ => None,
        })
        .collect())
}

/// Characters in the lines that are not also in `given`, each of which gives one.
fn characters(lines: &[String], given: &[String]) -> usize {
    let mut given = given.to_vec();
    let written = lines.iter().filter(|line| match given.iter().position(|g| g == *line) {
        Some(at) => {
            given.swap_remove(at);
            false
        }
        None => true,
    });
    written.map(|line| line.chars().count()).sum()
}

/// The lines of code without comments, documentation and indentation; none is empty.
fn code_lines(text: &str) -> syn::Result<Vec<String>> {
    let tokens: TokenStream = syn::parse_str(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    // Of each line where its first token begins and its last one ends, in columns.
    let mut spans: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    mark(tokens, &mut spans);
    let lines: Vec<&str> = text.lines().collect();
    let code = |(line, (from, to)): (&usize, &(usize, usize))| {
        lines[line - 1].chars().take(*to).skip(*from).collect::<String>().trim().to_owned()
    };
    Ok(spans.iter().map(code).filter(|line| !line.is_empty()).collect())
}

fn mark(tokens: TokenStream, spans: &mut BTreeMap<usize, (usize, usize)>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut note = |span: proc_macro2::Span| {
        let (start, end) = (span.start(), span.end());
        for line in start.line..=end.line {
            let from = if line == start.line { start.column } else { 0 };
            let to = if line == end.line { end.column } else { usize::MAX };
            let known = spans.entry(line).or_insert((from, to));
            *known = (known.0.min(from), known.1.max(to));
        }
    };
    let mut inner = Vec::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(ref p) if p.as_char() == '#' => {
                if matches!(tokens.peek(), Some(TokenTree::Punct(bang)) if bang.as_char() == '!') {
                    tokens.next();
                }
                let is_doc = |token: &TokenTree| match token {
                    TokenTree::Group(group) => matches!(
                        group.stream().into_iter().next(),
                        Some(TokenTree::Ident(word)) if word == "doc"
                    ),
                    _ => false,
                };
                if tokens.next_if(is_doc).is_none() {
                    note(token.span());
                }
            }
            TokenTree::Group(group) => {
                note(group.span_open());
                note(group.span_close());
                inner.push(group.stream());
            }
            token => note(token.span()),
        }
    }
    for stream in inner {
        mark(stream, spans);
    }
}

/// What a reader reads as a word: anything with a letter or a digit in it.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_documentation_and_indentation_do_not_count() {
        let text = "//! Head.\n#![allow(dead_code)]\n\n/// Doc.\n#[derive(Debug)]\nstruct S; // why\n\
                    /* a\nb */ fn f() {\n    let s = \"é // no\";\n    // more\n}\n";
        let lines = code_lines(text).unwrap();
        let expected = [
            "#![allow(dead_code)]",
            "#[derive(Debug)]",
            "struct S;",
            "fn f() {",
            "let s = \"é // no\";",
            "}",
        ];
        assert_eq!(lines, expected);
        assert_eq!(characters(&lines[5..], &[]), 1);
    }

    #[test]
    fn each_line_that_the_starter_has_is_given_once() {
        let lines = |all: &[&str]| all.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
        assert_eq!(characters(&lines(&["}", "}", "ab", "}"]), &lines(&["}", "x", "}"])), 3);
    }

    #[test]
    fn a_word_has_a_letter_or_a_digit() {
        assert_eq!(words("One $x$ = 2 | - `a b`\n\n* two-three"), 6);
    }
}
