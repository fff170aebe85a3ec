//! What every challenge must have, in one list. `cargo drill new` makes it and prints it,
//! `cargo drill verify` and the house test check it.

use std::collections::BTreeMap;
use std::fs;

use quote::ToTokens;
use syn::{ImplItem, Item, Visibility};
use toml::Table;

use crate::book;
use crate::catalogue::{Challenge, Course};
use crate::error::{AtPath, Error, Result};
use crate::laws;
use crate::tokens;

/// A file that every challenge has.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// From the course's root, with `{slug}` and `{chapter}` in it.
    pub path: &'static str,
    /// What is in it.
    pub what: &'static str,
    /// What a new challenge begins with.
    pub(crate) template: &'static str,
}

impl Part {
    /// The path for one challenge.
    pub fn path_of(&self, slug: &str, chapter: &str) -> String {
        self.path.replace("{slug}", slug).replace("{chapter}", chapter)
    }
}

macro_rules! part {
    ($path:literal from $template:literal, $what:literal) => {
        Part {
            path: $path,
            what: $what,
            template: include_str!(concat!("../template/", $template)),
        }
    };
}

/// Every file of a challenge, in the order in which to write them. Wrong attempts come on top:
/// [`WRONG_ATTEMPTS`] or more.
pub const PARTS: [Part; 15] = [
    part!("listings/{slug}/Cargo.toml" from "Cargo.toml", "the facts: titles, minutes, difficulty, place, what it tests"),
    part!("src/{chapter}/{slug}.md" from "pages/practice.md", "the problem, one example by hand, what to ask"),
    part!("listings/{slug}/starter.rs" from "starter.rs", "what a learner starts from"),
    part!("listings/{slug}/tests/checks.rs" from "tests/checks.rs", "what right means: core checks, then edges"),
    part!("listings/{slug}/src/brute_force.rs" from "src/brute_force.rs", "plain loops, the specification"),
    part!("listings/{slug}/golden.py" from "golden.py", "makes golden.json with the library that defines the answer"),
    part!("listings/{slug}/golden.json" from "golden.json", "its numbers"),
    part!("listings/{slug}/src/lib.rs" from "src/lib.rs", "the answer in the room"),
    part!("listings/{slug}/tests/reference.rs" from "tests/reference.rs", "golden numbers, and properties against the plain loops"),
    part!("listings/{slug}/hints.md" from "hints.md", "three hints: a nudge, the idea, nearly the answer"),
    part!("listings/{slug}/README.md" from "README.md", "what the crate does, with snippets that are run"),
    part!("listings/{slug}/examples/demo.rs" from "examples/demo.rs", "what the book shows running"),
    part!("listings/{slug}/demo.txt" from "demo.txt", "what that prints"),
    part!("listings/{slug}/wrong.md" from "wrong.md", "the table of wrong answers, made from wrong/"),
    part!("src/solutions/{slug}.md" from "pages/solution.md", "the walk through the answer"),
];

/// How many wrong attempts a challenge has at least: `wrong/<name>.rs`.
pub const WRONG_ATTEMPTS: usize = 5;
pub(crate) const WRONG_TEMPLATE: &str = include_str!("../template/wrong/first_mistake.rs");

/// What of the house's shape one challenge lacks. Each answer names the file, and what to do.
///
/// # Errors
///
/// When a file that is there cannot be read.
pub fn problems(course: &Course, challenge: &Challenge) -> Result<Vec<String>> {
    let Challenge { slug, chapter, .. } = challenge;
    let root = course.root();
    let mut problems = Vec::new();
    for part in &PARTS {
        let path = part.path_of(slug, chapter);
        if !root.join(&path).is_file() {
            problems.push(format!("{path} is not there: {}.", part.what));
        }
    }
    // What the file that is missing would have to hold is told once it is there.
    if !problems.is_empty() {
        return Ok(problems);
    }
    let mut expect = |ok: bool, problem: String| {
        if !ok {
            problems.push(problem);
        }
    };
    let read = |path: &str| {
        let path = root.join(path);
        fs::read_to_string(&path).at("read", &path)
    };
    let listing = |file: &str| format!("listings/{slug}/{file}");

    let wrong = challenge.wrong_attempts()?.len();
    let attempts = listing("wrong/");
    expect(
        wrong >= WRONG_ATTEMPTS,
        format!(
            "{attempts} has {wrong} attempts; {WRONG_ATTEMPTS} or more are wanted, which people really write."
        ),
    );

    let manifest = parsed(&listing("Cargo.toml"), &read(&listing("Cargo.toml"))?)?;
    let is_demo = |example: &toml::Value| {
        example.get("name").and_then(toml::Value::as_str) == Some(slug)
            && example.get("path").and_then(toml::Value::as_str) == Some("examples/demo.rs")
    };
    let examples = manifest.get("example").and_then(toml::Value::as_array);
    expect(
        examples.is_some_and(|all| all.iter().any(is_demo)),
        format!(
            "listings/{slug}/Cargo.toml: no [[example]] named `{slug}` with the path examples/demo.rs."
        ),
    );
    let workspace_lints = manifest.get("lints").and_then(|lints| lints.get("workspace"));
    expect(
        workspace_lints.and_then(toml::Value::as_bool) == Some(true),
        format!("listings/{slug}/Cargo.toml: [lints] is not `workspace = true`."),
    );
    let lib = manifest.get("lib");
    let is_off =
        |key| lib.and_then(|lib| lib.get(key)).and_then(toml::Value::as_bool) == Some(false);
    expect(
        is_off("test") && is_off("doctest"),
        format!(
            "listings/{slug}/Cargo.toml: [lib] is without `test = false` or `doctest = false`."
        ),
    );
    for file in ["src/lib.rs", "src/brute_force.rs", "src/follow_ups.rs"].map(listing) {
        let text = fs::read_to_string(root.join(&file)).unwrap_or_default();
        let unrun = |line: &str| {
            let line = line.trim_start();
            line == "#[test]" || line.strip_prefix("//").is_some_and(|doc| doc.contains("```"))
        };
        expect(
            !text.lines().any(unrun),
            format!(
                "{file}: a test or an example that is never run; they belong to tests/ and README.md."
            ),
        );
    }
    let workspace = parsed("Cargo.toml", &read("Cargo.toml")?)?;
    let members = workspace.get("workspace").and_then(|w| w.get("default-members"));
    let folder = format!("listings/{slug}");
    expect(
        members
            .and_then(toml::Value::as_array)
            .is_some_and(|all| all.contains(&folder.clone().into())),
        format!(
            "Cargo.toml: `{folder}` is not in default-members, so that `cargo test` leaves it out."
        ),
    );
    let tests = parsed("tests/Cargo.toml", &read("tests/Cargo.toml")?)?;
    expect(
        tests.get("dev-dependencies").is_some_and(|all| all.get(slug).is_some()),
        format!(
            "tests/Cargo.toml: no `{slug}.path = \"../{folder}\"`, so that README.md's snippets cannot compile."
        ),
    );

    let readme = read(&listing("README.md"))?;
    expect(
        readme.contains("\n```rust\n"),
        format!("{}: no snippet shows the crate in use.", listing("README.md")),
    );
    let (practice, solution) = (book::practice_page(challenge), book::solution_page(challenge));
    for page in [&practice, &solution] {
        let link = format!("](../../src/{page})");
        expect(readme.contains(&link), format!("{}: no link to src/{page}.", listing("README.md")));
    }
    expect(
        read(&listing("starter.rs"))?.contains("todo!"),
        format!("{}: no `todo!` leaves anything to do.", listing("starter.rs")),
    );
    let hints = read(&listing("hints.md"))?;
    let anchors = ["first", "second", "third"].map(|n| hints.find(&format!("ANCHOR: {n} -->")));
    expect(
        anchors.iter().all(Option::is_some) && anchors.is_sorted(),
        format!(
            "{}: the anchors first, second and third are not there in this order.",
            listing("hints.md")
        ),
    );
    expect(
        !hints.contains('$'),
        format!("{}: mathematics, which `cargo drill hint` cannot show.", listing("hints.md")),
    );

    for (page, headings) in [(&practice, &PRACTICE[..]), (&solution, &SOLUTION[..])] {
        let text = read(&format!("src/{page}"))?;
        for (heading, part) in headings {
            let below = book::section(&text, heading).filter(|below| !below.trim().is_empty());
            expect(below.is_some(), format!("src/{page}: nothing under `## {heading}`."));
            let part = part.replace("{slug}", slug);
            expect(
                below.is_none_or(|below| below.contains(&part)),
                format!("src/{page}: `## {heading}` does not include {part}."),
            );
        }
    }
    problems.extend(golden(course, challenge)?);
    problems.extend(foreign_crates(challenge)?);
    problems.extend(unanswered_bug(challenge, &read(&format!("src/{solution}"))?)?);
    problems.extend(parting(challenge)?);
    problems.extend(laws::problems(course, challenge)?);
    Ok(problems)
}

/// The headings of the two pages, each with what is included below it.
const PRACTICE: [(&str, &str); 3] =
    [("The problem", ""), ("One example, by hand", ""), ("If you ask", "")];
const SOLUTION: [(&str, &str); 9] = [
    ("Say it out loud", ""),
    ("Brute force", "listings/{slug}/src/brute_force.rs"),
    ("The solution", "listings/{slug}/src/lib.rs"),
    ("See it run", "listings/{slug}/demo.txt"),
    ("Cost", ""),
    ("Wrong answers", "listings/{slug}/wrong.md"),
    ("Find the bug", "listings/{slug}/wrong/"),
    ("What the interviewer asks next", ""),
    ("Where Python and this differ", ""),
];

/// Golden numbers have cases, and come from the libraries that requirements.txt pins.
fn golden(course: &Course, challenge: &Challenge) -> Result<Vec<String>> {
    let file = format!("listings/{}/golden.json", challenge.slug);
    let path = course.root().join(&file);
    let again = format!("`python listings/{}/golden.py` makes it", challenge.slug);
    let text = fs::read_to_string(&path).at("read", &path)?;
    let golden: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text)
        .map_err(|e| Error::Listing { path: path.clone(), problem: e.to_string() })?;
    let requirements = course.root().join("requirements.txt");
    let requirements = fs::read_to_string(&requirements).at("read", &requirements)?;
    let mut problems = Vec::new();
    let cases = |value: &serde_json::Value| value.as_array().map_or(0, Vec::len);
    let groups: Vec<_> = golden.iter().filter(|(name, _)| *name != "made_by").collect();
    if groups.is_empty() || groups.iter().any(|(_, group)| cases(group) == 0) {
        problems.push(format!("{file}: a group without a case; {again}."));
    }
    let made_by = golden.get("made_by").and_then(serde_json::Value::as_object);
    let libraries = made_by.into_iter().flatten().filter(|(name, _)| *name != "python");
    let pins: Vec<_> = libraries
        .map(|(name, version)| format!("{name}=={}", version.as_str().unwrap_or_default()))
        .collect();
    if pins.is_empty() {
        problems.push(format!("{file}: names no library that made it; {again}."));
    }
    let other = pins.iter().filter(|pin| !requirements.lines().any(|line| line == *pin));
    problems.extend(other.map(|pin| {
        format!("{file}: was made by {pin}, and requirements.txt says otherwise; {again}.")
    }));
    Ok(problems)
}

/// The same checks run on the Rust Playground, which has these crates and nothing of ours.
fn foreign_crates(challenge: &Challenge) -> Result<Vec<String>> {
    let path = challenge.checks();
    let text = fs::read_to_string(&path).at("read", &path)?;
    let own = challenge.crate_name();
    let known = ["std", "ndarray", "rand", "rand_distr", "approx", "super", &own];
    let roots = text.lines().filter_map(|line| {
        let path = line.trim_start().strip_prefix("use ")?;
        path.trim_start_matches("::").split(|c: char| c != '_' && !c.is_alphanumeric()).next()
    });
    Ok(roots
        .filter(|root| !known.contains(root))
        .map(|root| {
            format!(
                "listings/{}/tests/checks.rs: uses {root}, which the Rust Playground lacks; it has {}.",
                challenge.slug,
                known[..5].join(", ")
            )
        })
        .collect())
}

/// The reader is told which check finds the bug, and the attempt that is shown says the same.
fn unanswered_bug(challenge: &Challenge, solution: &str) -> Result<Vec<String>> {
    let page = format!("src/{}", book::solution_page(challenge));
    let section = book::section(solution, "Find the bug").unwrap_or_default();
    let shown = format!("listings/{}/wrong/", challenge.slug);
    let Some((_, rest)) = section.split_once(&shown) else { return Ok(Vec::new()) };
    let name = rest.split_once(".rs").map_or(rest, |(name, _)| name);
    let path = challenge.dir.join("wrong").join(name).with_extension("rs");
    let text = fs::read_to_string(&path).at("read", &path)?;
    let check = text.split('`').nth(1).unwrap_or_default();
    let answer = section.split_once("<details>").map_or("", |(_, folded)| folded);
    if answer.contains(&format!("`{check}`")) {
        return Ok(Vec::new());
    }
    Ok(vec![format!(
        "{page}: under \"Find the bug\" the folded answer does not name `{check}`, the check that rejects {name}.rs."
    )])
}

fn parsed(path: &str, text: &str) -> Result<Table> {
    text.parse()
        .map_err(|e: toml::de::Error| Error::Listing { path: path.into(), problem: e.to_string() })
}

/// Where the starter and the solution have parted: a signature or a type that a learner is given is
/// another one in the solution, or a public one is not given at all.
fn parting(challenge: &Challenge) -> Result<Vec<String>> {
    let surface_of = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).at("read", &path)?;
        surface(&text).map_err(|e| Error::no_rust(&path, &e))
    };
    let (given, answered) = (surface_of(challenge.starter())?, surface_of(challenge.solution())?);
    let file = format!("listings/{}/starter.rs", challenge.slug);
    let mut problems = Vec::new();
    for (name, its) in &given {
        match answered.get(name) {
            None => problems.push(format!("{file}: src/lib.rs has no public `{name}`.")),
            Some(other) if other != its => {
                problems.push(format!("{file}: `{name}` is `{its}`, and in src/lib.rs `{other}`."));
            }
            Some(_) => {}
        }
    }
    let checks = challenge.checks();
    let checks = fs::read_to_string(&checks).at("read", &checks)?;
    let words = checks.parse().map(tokens::texts).unwrap_or_default();
    for name in answered.keys().filter(|name| !given.contains_key(*name)) {
        let word = name.rsplit("::").next().unwrap_or(name);
        // What no check calls is the solution's own affair.
        if words.iter().any(|w| w == word) {
            problems.push(format!("{file}: `{name}` is missing, and tests/checks.rs uses it."));
        }
    }
    Ok(problems)
}

/// Every public function and type by its name, without bodies, documentation and attributes.
fn surface(text: &str) -> syn::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let text_of = |code: &dyn Fn() -> proc_macro2::TokenStream| tokens::texts(code()).join(" ");
    let is_public = |vis: &Visibility| matches!(vis, Visibility::Public(_));
    for item in syn::parse_file(text)?.items {
        match item {
            Item::Fn(it) if is_public(&it.vis) => {
                found.insert(it.sig.ident.to_string(), text_of(&|| it.sig.to_token_stream()));
            }
            Item::Const(it) if is_public(&it.vis) => {
                found.insert(it.ident.to_string(), text_of(&|| it.ty.to_token_stream()));
            }
            Item::Type(it) if is_public(&it.vis) => {
                found.insert(it.ident.to_string(), text_of(&|| it.ty.to_token_stream()));
            }
            Item::Enum(mut it) if is_public(&it.vis) => {
                it.attrs.clear();
                for variant in &mut it.variants {
                    variant.attrs.clear();
                    variant.fields.iter_mut().for_each(|field| field.attrs.clear());
                }
                found.insert(it.ident.to_string(), text_of(&|| it.to_token_stream()));
            }
            Item::Struct(it) if is_public(&it.vis) => {
                // How it keeps what it knows is the reader's to choose.
                let generics = text_of(&|| it.generics.to_token_stream());
                found.insert(it.ident.to_string(), format!("struct {generics}"));
                for field in it.fields.iter().filter(|field| is_public(&field.vis)) {
                    if let Some(name) = &field.ident {
                        let ty = text_of(&|| field.ty.to_token_stream());
                        found.insert(format!("{}::{name}", it.ident), ty);
                    }
                }
            }
            Item::Trait(it) if is_public(&it.vis) => {
                found.insert(it.ident.to_string(), text_of(&|| it.generics.to_token_stream()));
            }
            Item::Impl(it) if it.trait_.is_none() => {
                let of = text_of(&|| it.self_ty.to_token_stream());
                let of = of.split(' ').next().unwrap_or_default().to_owned();
                for member in &it.items {
                    match member {
                        ImplItem::Fn(f) if is_public(&f.vis) => {
                            let sig = text_of(&|| f.sig.to_token_stream());
                            found.insert(format!("{of}::{}", f.sig.ident), sig);
                        }
                        ImplItem::Const(c) if is_public(&c.vis) => {
                            let ty = text_of(&|| c.ty.to_token_stream());
                            found.insert(format!("{of}::{}", c.ident), ty);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surface_is_what_a_caller_sees() {
        let text = "pub struct S<T> { pub a: u8, b: T }\nimpl<T> S<T> { pub const N: usize = 1; \
                    pub fn f(&self, x: u8) -> u8 { x } fn g() {} }\n#[derive(Debug)] pub enum E { #[x] A { /** a */ n: u8 } }\n\
                    pub fn h<'a>(x: &'a str,) -> &'a str { x }\nfn private() {}";
        let found = surface(text).unwrap();
        let expected = [
            ("E", "pub enum E { A { n : u8 } }"),
            ("S", "struct < T >"),
            ("S::N", "usize"),
            ("S::a", "u8"),
            ("S::f", "fn f ( & self , x : u8 ) - > u8"),
            ("h", "fn h < ' a > ( x : & ' a str ) - > & ' a str"),
        ];
        let found: Vec<_> = found.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(found, expected);
    }
}
