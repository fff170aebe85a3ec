//! The laws of a challenge that can be counted: what a reader has to write and to read fits the
//! clock, and the checks say what is core and what is an edge.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde::Deserialize;
use similar::{Algorithm, DiffTag};

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
        tokens(&read(path.clone())?).map_err(fault)
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
                "Cargo.toml: `{slug}` keeps the law of {law}: remove it from [workspace.metadata.exceptions]."
            )),
            _ => None,
        })
        .collect())
}

/// A token of code and where it stands; columns are counted in characters.
struct Token {
    text: String,
    line: usize,
    from: usize,
    to: usize,
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

/// The tokens of code without comments and documentation.
fn tokens(text: &str) -> syn::Result<Vec<Token>> {
    let stream: TokenStream = syn::parse_str(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    let mut found = Vec::new();
    flatten(stream, &mut found);
    Ok(found)
}

fn flatten(stream: TokenStream, found: &mut Vec<Token>) {
    let mut stream = stream.into_iter().peekable();
    while let Some(token) = stream.next() {
        let mut note = |text: String, span: proc_macro2::Span| {
            let (start, end) = (span.start(), span.end());
            // A text over several lines counts as if it were in one.
            let to = if start.line == end.line {
                end.column
            } else {
                start.column + text.chars().count()
            };
            found.push(Token { text, line: start.line, from: start.column, to });
        };
        match token {
            TokenTree::Punct(ref p) if p.as_char() == '#' => {
                let bang =
                    |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == '!');
                let bang = stream.next_if(bang);
                let is_doc = |token: &TokenTree| match token {
                    TokenTree::Group(group) => matches!(
                        group.stream().into_iter().next(),
                        Some(TokenTree::Ident(word)) if word == "doc"
                    ),
                    _ => false,
                };
                if stream.next_if(is_doc).is_none() {
                    note("#".into(), token.span());
                    bang.into_iter().for_each(|bang| note("!".into(), bang.span()));
                }
            }
            TokenTree::Group(group) => {
                let [open, close] = match group.delimiter() {
                    Delimiter::Parenthesis => ["(", ")"],
                    Delimiter::Brace => ["{", "}"],
                    Delimiter::Bracket => ["[", "]"],
                    Delimiter::None => ["", ""],
                };
                note(open.into(), group.span_open());
                flatten(group.stream(), found);
                let (close, span) = (close.to_owned(), group.span_close());
                let (line, from, to) = (span.start().line, span.start().column, span.end().column);
                found.push(Token { text: close, line, from, to });
            }
            // The comma behind the last of a list is rustfmt's.
            TokenTree::Punct(ref p) if p.as_char() == ',' && stream.peek().is_none() => {}
            token => note(token.to_string(), token.span()),
        }
    }
}

/// What a reader reads as a word: anything with a letter or a digit in it.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(solution: &str, starter: &str) -> usize {
        characters(&tokens(solution).unwrap(), &tokens(starter).unwrap())
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
