//! Makes a program out of `checks.rs` that runs one declared check and reports to somebody it
//! knows.

use std::path::Path;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::{Declared, Tier};
use crate::error::{Error, Result};

/// The lines that divide `checks.rs`. The first is for the eye; the second decides.
const CORE: &str = "// ---- Core";
const EDGES: &str = "// ---- Edges";

/// The declared checks and the program that runs them.
#[derive(Debug)]
pub(crate) struct Harness {
    /// In the order of the file.
    pub(crate) checks: Vec<Declared>,
    /// `checks.rs` without its `#[test]` attributes, every line and column where it was.
    pub(crate) source: String,
}

impl Harness {
    /// The judge cannot take libtest's word: `process::exit(0)` inside a check ends it with the
    /// code of success, and its summary is text that an attempt can print as well. So the checks
    /// are called by a `main` of our own. It is the same file: only the `#[test]` attributes, which
    /// would keep libtest's functions out of a plain program, become spaces.
    pub(crate) fn new(path: &Path, source: &str) -> Result<Self> {
        let fault = |problem: String| Error::Listing { path: path.to_owned(), problem };
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let file = syn::parse_file(source).map_err(|e| Error::no_rust(path, &e))?;

        let edges = edges_begin(source).map_err(&fault)?;
        let mut checks: Vec<Declared> = Vec::new();
        let mut blanked = source.as_bytes().to_vec();
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
            if checks.iter().any(|check| check.name == name) {
                return Err(fault(format!("two checks are named `{name}`")));
            }
            for byte in &mut blanked[test.span().byte_range()] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
            let tier = match edges {
                Some(edges) if test.span().byte_range().start > edges => Tier::Edge,
                _ => Tier::Core,
            };
            let guard =
                documentation(function).lines().any(|line| line.trim().starts_with("Guard: "));
            checks.push(Declared { name, tier, guard });
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
                "every #[test] is written once, on a function at the top level of the file".into(),
            ));
        }
        if checks.is_empty() {
            return Err(fault("there is no #[test] in it".into()));
        }

        let source = String::from_utf8(blanked).map_err(|e| fault(e.to_string()))?;
        Ok(Self { checks, source })
    }

    /// A program that runs the check it is told to, with the attempt as a crate of its own.
    pub(crate) fn program(&self) -> String {
        let checks = self.checks.iter().map(|Declared { name, .. }| {
            format!("        (\"{name}\", || __drill::Checked::checked({name}())),\n")
        });
        format!("{}\n{}", self.source, main(checks))
    }

    /// The files of a program that runs checks on several attempts, each a module: what they have in
    /// common is compiled once. Of each attempt `checks` names those that are wanted; the others are
    /// not even compiled to code. A check is called `<number of the attempt>::<name>`.
    pub(crate) fn together(&self, crate_name: &str, attempts: &[(&str, Vec<&str>)]) -> Together {
        let (mut root, mut modules, mut all) = (String::new(), Vec::new(), Vec::new());
        for (i, (text, checks)) in attempts.iter().enumerate() {
            root.push_str(&format!("mod a{i} {{\n    pub mod answer;\n    pub mod checks;\n}}\n"));
            let own =
                format!("\nuse super::answer as {crate_name};\npub const CHECKS: &[fn()] = &[\n");
            let calls = checks
                .iter()
                .map(|name| format!("    || crate::__drill::Checked::checked({name}()),\n"));
            let checks_text = format!("{}{own}{}];\n", self.source, calls.collect::<String>());
            modules.push([(*text).to_owned(), checks_text]);
            all.extend(checks.iter().enumerate().map(|(j, name)| {
                format!("        (\"{i}::{name}\", a{i}::checks::CHECKS[{j}]),\n")
            }));
        }
        root.push_str(&main(all.into_iter()));
        Together { root, modules }
    }
}

/// See [`Harness::together`].
pub(crate) struct Together {
    /// The program's first file.
    pub(crate) root: String,
    /// Of each attempt `answer.rs` and `checks.rs`, which lie in the folder `a<number>`.
    pub(crate) modules: Vec<[String; 2]>,
}

fn main(checks: impl Iterator<Item = String>) -> String {
    let checks: String = checks.collect();
    let own = include_str!("harness_main.rs");
    format!("{own}pub fn main() {{\n    __drill::main(&[\n{checks}    ]);\n}}\n")
}

/// Where the edges begin, if there are any.
fn edges_begin(source: &str) -> Result<Option<usize>, String> {
    let mut found = [None; 2];
    let mut at = 0;
    for (i, line) in source.split_inclusive('\n').enumerate() {
        for (mark, found) in [CORE, EDGES].iter().zip(&mut found) {
            if line.starts_with(mark) && found.replace(at).is_some() {
                return Err(format!("line {}: a second `{mark}`", i + 1));
            }
        }
        at += line.len();
    }
    match found {
        [Some(core), Some(edges)] if edges < core => {
            Err(format!("`{EDGES}` comes before `{CORE}`"))
        }
        [_, edges] => Ok(edges),
    }
}

fn documentation(function: &syn::ItemFn) -> String {
    let lines = function.attrs.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(syn::MetaNameValue {
            path,
            value: syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }),
            ..
        }) if path.is_ident("doc") => Some(text.value()),
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
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
        let names: Vec<_> = harness.checks.iter().map(|check| &check.name).collect();
        assert_eq!(names, ["a", "b"]);
        let expected = "//! é\r\n#![allow(dead_code)]\n       \n#[allow(unused)]\nfn a() {\n    // #[test]\n}\n/// Two.\n           fn b() {} // end";
        assert_eq!(harness.source, expected);
        assert!(harness.program().starts_with(&format!("{expected}\n")));
    }

    #[test]
    fn a_check_below_the_line_is_an_edge_and_a_guard_says_so() {
        let tiers = |source: &str| {
            let checks = harness(source).unwrap().checks;
            checks.iter().map(|c| (c.tier == Tier::Edge, c.guard)).collect::<Vec<_>>()
        };
        assert_eq!(tiers("#[test] fn a() {}"), [(false, false)]);
        let source = "// ---- Core: x ----\n/// Guard: the example.\n#[test]\nfn a() {}\n\
                      // ---- Edges: y ----\n/// Guards nothing.\n#[test]\nfn b() {}\n";
        assert_eq!(tiers(source), [(false, true), (true, false)]);
        assert!(
            harness(&source.replace("Core", "Edges")).unwrap_err().contains("line 5: a second")
        );
        let turned = source.replace("Core", "X").replace("Edges", "Core").replace("X", "Edges");
        assert!(harness(&turned).unwrap_err().contains("before"));
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
