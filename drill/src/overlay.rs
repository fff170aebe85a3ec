//! Wrong attempts are written as overlays: only what differs from the solution, item by item.
//!
//! [`lay_over`] puts an overlay over `src/lib.rs`. A function, a type or a method of an `impl`
//! takes the place of the solution's one of that name; a `use` is added. Whatever else the overlay
//! has must be called by the rest of it.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{ImplItem, Item, ItemImpl, UseTree};

use crate::tokens;

/// Why an overlay does not fit its solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The line of the overlay, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

/// The solution with the overlay's items in place of its own.
///
/// # Errors
///
/// When one of the two is no Rust, or an item of the overlay has no place in the solution: it is
/// the same as the solution's, or the solution has none of that name and nothing in the overlay
/// uses it.
pub fn lay_over(solution: &str, overlay: &str) -> Result<String, Misfit> {
    let below = parse(solution).map_err(|e| Misfit {
        line: 1,
        problem: format!("the solution is no Rust: {} (its line {})", e.problem, e.line),
    })?;
    let above = parse(overlay)?;
    let mut merge = Merge { solution, overlay, edits: Vec::new(), added: Vec::new() };
    for (i, part) in above.iter().enumerate() {
        let others = || above.iter().enumerate().filter(move |(j, _)| *j != i).map(|(_, p)| p);
        match part {
            Part::Use(leaf) => merge.import(leaf, &below)?,
            Part::Named(piece) => {
                let used = others().any(|other| other.mentions(&piece.name));
                merge.named(piece, &below, used)?;
            }
            Part::Impl(block) => {
                let outside: HashSet<_> = others().flat_map(Part::words).collect();
                merge.block(block, &below, &above, &outside)?;
            }
        }
    }
    Ok(merge.text())
}

/// A named item of a file, or a member of an `impl`.
struct Piece {
    /// Whether it is a type, a value or a macro: each kind has names of its own.
    kind: Kind,
    name: String,
    range: Range<usize>,
    line: usize,
    /// Its tokens, without its documentation.
    tokens: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Type,
    Value,
    Macro,
}

struct Block {
    /// The type's own name and the trait, by which blocks are found again.
    of: (String, Option<String>),
    /// All before the `{`, without documentation.
    header: Vec<String>,
    /// The same as it is written.
    header_range: Range<usize>,
    range: Range<usize>,
    line: usize,
    members: Vec<Piece>,
}

struct Leaf {
    path: String,
    name: String,
    line: usize,
}

enum Part {
    Use(Leaf),
    Named(Piece),
    Impl(Block),
}

impl Part {
    fn words(&self) -> Vec<&str> {
        match self {
            Self::Use(_) => Vec::new(),
            Self::Named(piece) => piece.tokens.iter().map(String::as_str).collect(),
            Self::Impl(block) => {
                let members = block.members.iter().flat_map(|member| &member.tokens);
                block.header.iter().chain(members).map(String::as_str).collect()
            }
        }
    }

    fn mentions(&self, name: &str) -> bool {
        self.words().contains(&name)
    }
}

struct Merge<'a> {
    solution: &'a str,
    overlay: &'a str,
    /// What takes the place of which part of the solution.
    edits: Vec<(Range<usize>, String)>,
    /// What goes behind its end.
    added: Vec<String>,
}

impl Merge<'_> {
    fn import(&mut self, leaf: &Leaf, below: &[Part]) -> Result<(), Misfit> {
        let misfit = |problem| Err(Misfit { line: leaf.line, problem });
        let theirs = below.iter().find_map(|part| match part {
            Part::Use(its) if its.name == leaf.name => Some(its),
            _ => None,
        });
        match theirs {
            Some(its) if its.path == leaf.path => {
                misfit(format!("the solution imports `{}` already; leave it out", leaf.path))
            }
            Some(its) if leaf.name != "_" && leaf.name != "*" => {
                misfit(format!("in the solution `{}` is `{}`", leaf.name, its.path))
            }
            _ => {
                self.added.push(match leaf.name.as_str() {
                    "*" => format!("use {};", leaf.path),
                    name => format!("use {} as {name};", leaf.path),
                });
                Ok(())
            }
        }
    }

    fn named(&mut self, piece: &Piece, below: &[Part], used: bool) -> Result<(), Misfit> {
        let theirs = below.iter().find_map(|part| match part {
            Part::Named(its) if its.name == piece.name && its.kind == piece.kind => Some(its),
            _ => None,
        });
        match theirs {
            Some(its) => self.replace(its, piece),
            None if used => {
                self.added.push(self.overlay[piece.range.clone()].to_owned());
                Ok(())
            }
            None => Err(unknown(piece)),
        }
    }

    fn block(
        &mut self,
        block: &Block,
        below: &[Part],
        above: &[Part],
        outside: &HashSet<&str>,
    ) -> Result<(), Misfit> {
        let theirs: Vec<&Block> = below
            .iter()
            .filter_map(|part| match part {
                Part::Impl(its) if its.of == block.of => Some(its),
                _ => None,
            })
            .collect();
        let (of, of_trait) = &block.of;
        if theirs.is_empty() {
            let is_type = |part: &Part| matches!(part, Part::Named(piece) if piece.name == *of);
            if !above.iter().any(is_type) && (of_trait.is_none() || !below.iter().any(is_type)) {
                let problem = format!("the solution has no such `impl` of `{of}`");
                return Err(Misfit { line: block.line, problem });
            }
            self.added.push(self.overlay[block.range.clone()].to_owned());
            return Ok(());
        }
        let same_header = |its: &&&Block| its.header == block.header;
        if of_trait.is_some() && !theirs.iter().any(|its| same_header(&its)) {
            // A trait is implemented in one piece.
            self.edits
                .push((theirs[0].range.clone(), self.overlay[block.range.clone()].to_owned()));
            return Ok(());
        }
        let mut new = Vec::new();
        for member in &block.members {
            let text = self.overlay[member.range.clone()].to_owned();
            let home = theirs.iter().find_map(|its| {
                let old = its.members.iter().find(|its| its.name == member.name)?;
                Some((its, old))
            });
            match home {
                Some((its, old)) if its.header == block.header => self.replace(old, member)?,
                Some((_, old)) => {
                    self.edits.push((old.range.clone(), String::new()));
                    new.push(text);
                }
                None => {
                    let inside = block.members.iter().filter(|other| other.name != member.name);
                    let used = outside.contains(member.name.as_str())
                        || inside.flat_map(|other| &other.tokens).any(|t| *t == member.name);
                    // What a trait asks for, others call.
                    if !used && of_trait.is_none() {
                        return Err(unknown(member));
                    }
                    new.push(text);
                }
            }
        }
        if new.is_empty() {
            return Ok(());
        }
        let new = new.join("\n\n");
        match of_trait.as_ref().and_then(|_| theirs.iter().find(same_header)) {
            Some(its) => self.edits.push((its.range.end - 1..its.range.end - 1, new)),
            None => {
                let header = self.overlay[block.header_range.clone()].trim_end();
                self.added.push(format!("{header} {{\n{new}\n}}"));
            }
        }
        Ok(())
    }

    fn replace(&mut self, old: &Piece, new: &Piece) -> Result<(), Misfit> {
        if old.tokens == new.tokens {
            let problem = format!("`{}` is the same as the solution's; leave it out", new.name);
            return Err(Misfit { line: new.line, problem });
        }
        self.edits.push((old.range.clone(), self.overlay[new.range.clone()].to_owned()));
        Ok(())
    }

    fn text(mut self) -> String {
        self.edits.sort_by_key(|(range, _)| range.start);
        let (mut text, mut at) = (String::new(), 0);
        for (range, new) in self.edits {
            text.push_str(&self.solution[at..range.start]);
            text.push_str(&new);
            at = range.end;
        }
        text.push_str(&self.solution[at..]);
        for added in self.added {
            text.push('\n');
            text.push_str(&added);
            text.push('\n');
        }
        text
    }
}

fn unknown(piece: &Piece) -> Misfit {
    let problem = format!(
        "the solution has no `{}`, and nothing else here uses it; has the solution moved on?",
        piece.name
    );
    Misfit { line: piece.line, problem }
}

fn parse(text: &str) -> Result<Vec<Part>, Misfit> {
    let file = syn::parse_file(text)
        .map_err(|e| Misfit { line: e.span().start().line, problem: e.to_string() })?;
    let mut parts = Vec::new();
    for item in &file.items {
        let named = |kind, name: String| Part::Named(piece(kind, name, item));
        parts.push(match item {
            Item::Use(it) => {
                leaves(&it.tree, String::new(), it.span().start().line, &mut parts);
                continue;
            }
            Item::Impl(it) => Part::Impl(block(it)),
            Item::Fn(it) => named(Kind::Value, it.sig.ident.to_string()),
            Item::Const(it) => named(Kind::Value, it.ident.to_string()),
            Item::Static(it) => named(Kind::Value, it.ident.to_string()),
            Item::Struct(it) => named(Kind::Type, it.ident.to_string()),
            Item::Enum(it) => named(Kind::Type, it.ident.to_string()),
            Item::Union(it) => named(Kind::Type, it.ident.to_string()),
            Item::Trait(it) => named(Kind::Type, it.ident.to_string()),
            Item::Type(it) => named(Kind::Type, it.ident.to_string()),
            Item::Mod(it) => named(Kind::Type, it.ident.to_string()),
            Item::Macro(it) if it.ident.is_some() => {
                named(Kind::Macro, it.ident.as_ref().map(ToString::to_string).unwrap_or_default())
            }
            other => {
                return Err(Misfit {
                    line: other.span().start().line,
                    problem: "this kind of item cannot be laid over another".into(),
                });
            }
        });
    }
    Ok(parts)
}

fn piece(kind: Kind, name: String, of: &(impl Spanned + ToTokens)) -> Piece {
    let span = of.span();
    Piece {
        kind,
        name,
        range: span.byte_range(),
        line: span.start().line,
        tokens: tokens::texts(of.to_token_stream()),
    }
}

fn block(of: &ItemImpl) -> Block {
    let span = of.span();
    let name = match &*of.self_ty {
        syn::Type::Path(path) => path.path.segments.last().map(|s| s.ident.to_string()),
        _ => None,
    };
    let name = name.unwrap_or_else(|| tokens::texts(of.self_ty.to_token_stream()).join(" "));
    let of_trait =
        of.trait_.as_ref().map(|(path, _)| tokens::texts(path.to_token_stream()).join(""));
    let start = of.impl_token.span().byte_range().start;
    let open = of.brace_token.span.open().byte_range().start;
    let mut header = of.clone();
    header.items.clear();
    header.attrs.clear();
    Block {
        of: (name, of_trait),
        header: tokens::texts(header.to_token_stream()),
        header_range: start..open,
        range: span.byte_range(),
        line: span.start().line,
        members: of
            .items
            .iter()
            .map(|item| match item {
                ImplItem::Fn(it) => piece(Kind::Value, it.sig.ident.to_string(), it),
                ImplItem::Const(it) => piece(Kind::Value, it.ident.to_string(), it),
                ImplItem::Type(it) => piece(Kind::Type, it.ident.to_string(), it),
                other => piece(Kind::Macro, String::new(), other),
            })
            .collect(),
    }
}

/// Each name that a `use` brings in.
fn leaves(tree: &UseTree, before: String, line: usize, into: &mut Vec<Part>) {
    let under = |name: &dyn fmt::Display| {
        if before.is_empty() { name.to_string() } else { format!("{before}::{name}") }
    };
    let mut leaf = |path, name| into.push(Part::Use(Leaf { path, name, line }));
    match tree {
        UseTree::Path(path) => leaves(&path.tree, under(&path.ident), line, into),
        UseTree::Name(name) if name.ident == "self" => {
            let own = before.rsplit("::").next().unwrap_or_default().to_owned();
            leaf(before, own);
        }
        UseTree::Name(name) => leaf(under(&name.ident), name.ident.to_string()),
        UseTree::Rename(rename) if rename.ident == "self" => {
            leaf(before, rename.rename.to_string());
        }
        UseTree::Rename(rename) => leaf(under(&rename.ident), rename.rename.to_string()),
        UseTree::Glob(_) => leaf(under(&"*"), "*".into()),
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, before.clone(), line, into);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOLUTION: &str = "\
//! Sums.
use std::collections::{BTreeMap, HashMap};

// ANCHOR: total
/// The sum.
pub fn total(xs: &[f64]) -> f64 {
    xs.iter().sum()
}
// ANCHOR_END: total

pub struct Sums<T>(T);

impl<T: Clone> Sums<T> {
    /// Both.
    pub fn both(&self) -> (T, T) {
        (self.one(), self.one())
    }

    fn one(&self) -> T {
        self.0.clone()
    }
}

impl<T> Default for Sums<T> where T: Default {
    fn default() -> Self { Self(T::default()) }
}
";

    fn merged(overlay: &str) -> String {
        lay_over(SOLUTION, overlay).unwrap_or_else(|e| panic!("{e}\n{overlay}"))
    }

    #[test]
    fn a_function_takes_the_place_of_its_namesake_and_nothing_else_moves() {
        let new = "pub fn total(xs: &[f64]) -> f64 {\n    xs[0]\n}";
        let old = "/// The sum.\npub fn total(xs: &[f64]) -> f64 {\n    xs.iter().sum()\n}";
        assert_eq!(merged(&format!("// A head.\n{new}\n")), SOLUTION.replace(old, new));
    }

    #[test]
    fn a_method_takes_the_place_of_its_namesake() {
        let text = merged("impl<T: Clone> Sums<T> { fn one(&self) -> T { panic!() } }");
        assert_eq!(
            text,
            SOLUTION.replace(
                "fn one(&self) -> T {\n        self.0.clone()\n    }",
                "fn one(&self) -> T { panic!() }"
            )
        );
    }

    #[test]
    fn a_method_under_other_bounds_moves_to_a_block_of_its_own() {
        let text = merged("impl<T: Copy> Sums<T> { fn one(&self) -> T { self.0 } }");
        assert!(!text.contains("self.0.clone()"), "{text}");
        assert!(text.ends_with("\nimpl<T: Copy> Sums<T> {\nfn one(&self) -> T { self.0 }\n}\n"));
        let text = merged(
            "impl<T: Copy + Default> Default for Sums<T> { fn default() -> Self { panic!() } }",
        );
        assert_eq!(text.matches("Default for Sums").count(), 1, "{text}");
    }

    #[test]
    fn what_is_new_is_added_if_it_is_used() {
        let text = merged(
            "use std::collections::BTreeSet;\nuse std::fmt::{self as words, Write as _};\n\
             const N: usize = 1;\nfn helper() -> usize { N }\n\
             pub fn total(xs: &[f64]) -> f64 { xs[helper()] }\n",
        );
        for added in [
            "\nuse std::collections::BTreeSet as BTreeSet;\n",
            "\nuse std::fmt as words;\n",
            "\nuse std::fmt::Write as _;\n",
            "\nconst N: usize = 1;\n",
            "\nfn helper() -> usize { N }\n",
        ] {
            assert!(text.contains(added), "{added}\n{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_line() {
        for (overlay, line, problem) in [
            ("\npub fn totl() {}", 2, "the solution has no `totl`"),
            ("impl<T: Clone> Sums<T> {\n  fn two(&self) {}\n}", 2, "the solution has no `two`"),
            ("impl Other { fn one() {} }", 1, "no such `impl` of `Other`"),
            (
                "pub fn total(xs: &[f64],) -> f64 {\n    xs.iter().sum()\n}",
                1,
                "`total` is the same",
            ),
            (
                "impl<T: Clone> Sums<T> { fn one(&self) -> T { self.0.clone() } }",
                1,
                "`one` is the same",
            ),
            ("use std::collections::HashMap;", 1, "imports `std::collections::HashMap` already"),
            ("use other::HashMap;", 1, "in the solution `HashMap` is"),
            ("extern crate std;", 1, "this kind of item"),
            ("fn total( {}", 1, ""),
            // One that only calls itself is used by nothing.
            ("fn endless() { endless() }", 1, "the solution has no `endless`"),
            // A type is no function of that name.
            ("pub struct total;", 1, "the solution has no `total`"),
        ] {
            let misfit = lay_over(SOLUTION, overlay).expect_err(overlay);
            assert_eq!(misfit.line, line, "{overlay}: {misfit}");
            assert!(misfit.problem.contains(problem), "{overlay}: {misfit}");
        }
        assert!(lay_over("fn (", "").unwrap_err().problem.starts_with("the solution is no Rust"));
    }
}
