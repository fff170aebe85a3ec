//! Makes a program out of `checks.rs` that runs one declared check and reports to somebody it
//! knows.

use std::path::Path;
use std::sync::Mutex;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::error::{Error, Result};

/// The declared checks and the program that runs them.
#[derive(Debug)]
pub(crate) struct Harness {
    /// In the order of the file.
    pub(crate) checks: Vec<String>,
    /// `checks.rs`, every line and column where it was, with a `main` after its last line.
    pub(crate) program: String,
    /// Held while the library is made that programs of these checks have in common.
    pub(crate) in_common: Mutex<()>,
}

impl Harness {
    /// The judge cannot take libtest's word: `process::exit(0)` inside a check ends it with the
    /// code of success, and its summary is text that an attempt can print as well. So the checks
    /// are called by a `main` of our own. It is the same file: only the `#[test]` attributes, which
    /// would keep libtest's functions out of a plain program, become spaces.
    pub(crate) fn new(path: &Path, source: &str) -> Result<Self> {
        let fault = |problem: String| Error::Listing { path: path.to_owned(), problem };
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let file = syn::parse_file(source).map_err(|e| {
            let at = e.span().start();
            fault(format!("line {}: {e}", at.line))
        })?;

        let mut checks = Vec::new();
        let mut program = source.as_bytes().to_vec();
        for item in &file.items {
            let syn::Item::Fn(function) = item else { continue };
            let name = function.sig.ident.to_string();
            let Some(test) = function.attrs.iter().find(|a| a.path().is_ident("test")) else {
                continue;
            };
            for attribute in &function.attrs {
                let Some(word) = attribute.path().get_ident().map(ToString::to_string) else {
                    continue;
                };
                if ["ignore", "should_panic", "cfg", "cfg_attr"].contains(&word.as_str()) {
                    return Err(fault(format!(
                        "`{name}` carries #[{word}]; a check always runs, and passes by returning"
                    )));
                }
            }
            if checks.contains(&name) {
                return Err(fault(format!("two checks are named `{name}`")));
            }
            for byte in &mut program[test.span().byte_range()] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
            checks.push(name);
        }
        // A check that this list leaves out would be one that nobody has to pass.
        let mut counter = Counter::default();
        counter.visit_file(&file);
        if let Some(hidden) = counter.in_macros {
            return Err(fault(format!(
                "line {}: a macro makes checks here; write them out",
                hidden.start().line
            )));
        }
        if counter.tests != checks.len() {
            return Err(fault(
                "every #[test] stands once, on a function at the top level of the file".into(),
            ));
        }
        if checks.is_empty() {
            return Err(fault("there is no #[test] in it".into()));
        }

        let mut program = String::from_utf8(program).map_err(|e| fault(e.to_string()))?;
        program.push('\n');
        program.push_str(include_str!("harness_main.rs"));
        program.push_str("pub fn main() {\n    __drill::main(&[\n");
        for name in &checks {
            program.push_str(&format!(
                "        (\"{name}\", || __drill::Checked::checked({name}())),\n"
            ));
        }
        program.push_str("    ]);\n}\n");
        Ok(Self { checks, program, in_common: Mutex::default() })
    }
}

#[derive(Default)]
struct Counter {
    tests: usize,
    in_macros: Option<Span>,
}

impl<'ast> Visit<'ast> for Counter {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        // `test` under any path: `#[core::prelude::v1::test]` is the same attribute.
        if attribute.path().segments.last().is_some_and(|s| s.ident == "test") {
            self.tests += 1;
        }
        visit::visit_attribute(self, attribute);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.in_macros = self.in_macros.or_else(|| test_attribute(called.tokens.clone()));
        visit::visit_macro(self, called);
    }
}

fn test_attribute(tokens: TokenStream) -> Option<Span> {
    let mut after_pound = false;
    for token in tokens {
        match token {
            TokenTree::Punct(p) => after_pound = p.as_char() == '#',
            TokenTree::Group(group) => {
                let names_test = || {
                    group
                        .stream()
                        .into_iter()
                        .any(|t| matches!(t, TokenTree::Ident(word) if word == "test"))
                };
                if after_pound && names_test() {
                    return Some(group.span());
                }
                if let Some(span) = test_attribute(group.stream()) {
                    return Some(span);
                }
                after_pound = false;
            }
            _ => after_pound = false,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn harness(source: &str) -> Result<Harness, String> {
        Harness::new(Path::new("checks.rs"), source).map_err(|e| e.to_string())
    }

    #[test]
    fn attributes_become_spaces_and_nothing_else_moves() {
        let source = "//! é\r\n#![allow(dead_code)]\n#[test]\n#[allow(unused)]\nfn a() {\n    // #[test]\n}\n/// Two.\n# [ test ] fn b() {} // end";
        let harness = harness(source).unwrap();
        assert_eq!(harness.checks, ["a", "b"]);
        let expected = "//! é\r\n#![allow(dead_code)]\n       \n#[allow(unused)]\nfn a() {\n    // #[test]\n}\n/// Two.\n           fn b() {} // end\n";
        assert!(harness.program.starts_with(expected), "{}", harness.program);
    }

    #[test]
    fn a_check_that_would_not_be_listed_is_refused() {
        for (source, why) in [
            ("fn a() {}", "no #[test]"),
            ("#[test] #[ignore] fn a() {}", "#[ignore]"),
            ("#[test] #[ignore = \"slow\"] fn a() {}", "#[ignore]"),
            ("#[should_panic(expected = \"x\")] #[test] fn a() {}", "#[should_panic]"),
            ("#[cfg(unix)] #[test] fn a() {}", "#[cfg]"),
            ("#[cfg_attr(unix, ignore)] #[test] fn a() {}", "#[cfg_attr]"),
            ("#[test] fn a() {} #[test] fn a() {}", "two checks"),
            ("#[test] fn a() {} mod m { #[test] fn b() {} }", "top level"),
            ("#[test] fn a() { #[test] fn b() {} }", "top level"),
            ("#[test] #[test] fn a() {}", "once"),
            ("#[test] fn a() {} #[core::prelude::v1::test] fn b() {}", "top level"),
            (
                "#[test] fn a() {} macro_rules! m { ($n:ident) => { #[test] fn $n() {} } } m!(b);",
                "macro",
            ),
            ("#[test] fn a() {} proptest! { #[test] fn b() {} }", "macro"),
            ("\n\n#[test] fn a( {}", "line 3"),
        ] {
            let refused = harness(source).expect_err(source);
            assert!(refused.contains(why), "{source}: {refused}");
        }
    }
}
