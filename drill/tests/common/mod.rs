//! A course of two tiny listings, which need no other crate and so compile in no time.

#![allow(dead_code, reason = "each test binary uses a part of this")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use drill::Course;

/// A folder for this test alone, empty, the same in each run: what is compiled for a path is of use
/// again.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drill").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a file and the folders above it. One that says so already is left alone, and nothing is
/// compiled anew.
pub fn write(path: &Path, text: impl AsRef<[u8]>) {
    if fs::read(path).is_ok_and(|old| old == text.as_ref()) {
        return;
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

pub const SOLUTION: &str = "\
//! Sums.

// ANCHOR: total
/// The sum.
pub fn total(xs: &[f64]) -> f64 {
    xs.iter().sum()
}
// ANCHOR_END: total

/// The sums so far.
pub fn running(xs: &[f64]) -> Vec<f64> {
    xs.iter().scan(0.0, |sum, x| { *sum += x; Some(*sum) }).collect()
}
";

pub const STARTER: &str = "\
pub fn total(xs: &[f64]) -> f64 {
    todo!(\"add up {xs:?}\")
}

pub fn running(xs: &[f64]) -> Vec<f64> {
    todo!(\"the sums so far of {xs:?}\")
}
";

pub const CHECKS: &str = "\
//! What a right answer does.

use sums::{running, total};

// ---- Core: what the problem says ----

#[test]
fn total_adds_up() {
    assert_eq!(total(&[1.0, 2.0]), 3.0, \"likely mistake: not a sum\");
}

#[test]
fn total_of_nothing_is_zero() -> Result<(), String> {
    match total(&[]) {
        0.0 => Ok(()),
        other => Err(format!(\"expected 0, got {other}\")),
    }
}

// ---- Edges: what a strong candidate asks about ----

#[test]
fn running_ends_with_the_total() {
    assert_eq!(running(&[1.0, 2.0, 3.0]), [1.0, 3.0, 6.0]);
}
";

pub const HINTS: &str =
    "## One\n\nAdd.\n\n## Two\n\nAdd them all.\n\n## Three\n\n`xs.iter().sum()`\n";

/// `total` with another body, beside a right `running`.
pub fn total_is(body: &str) -> String {
    format!(
        "pub fn total(xs: &[f64]) -> f64 {{\n    let _ = xs;\n    {body}\n}}\n\n\
         pub fn running(xs: &[f64]) -> Vec<f64> {{\n    \
         xs.iter().scan(0.0, |sum, x| {{ *sum += x; Some(*sum) }}).collect()\n}}\n"
    )
}

/// What a workspace says of its chapters.
pub const CHAPTERS: &str =
    "[[workspace.metadata.chapters]]\nslug = \"timed\"\ntitle = \"Timed challenges\"\n";

pub fn manifest(slug: &str, minutes: u32, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{slug}\"\nversion = \"0.1.0\"\nedition = \"2024\"\ndescription = \"Adds numbers up.\"\n\n\
         [package.metadata.challenge]\ntitle = \"Implement {slug}\"\nminutes = {minutes}\ndifficulty = \"easy\"\n\
         chapter = \"timed\"\nplace = {minutes}\nasked = \"often\"\ntesting = \"sums\"\n\n{dependencies}"
    )
}

/// The listing `sums` and all that belongs to it.
fn sums(listing: &Path) {
    write(&listing.join("Cargo.toml"), manifest("sums", 20, ""));
    write(&listing.join("src/lib.rs"), SOLUTION);
    write(&listing.join("starter.rs"), STARTER);
    write(&listing.join("hints.md"), HINTS);
    write(&listing.join("tests/checks.rs"), CHECKS);
    let wrong = |name: &str, check: &str, text: &str| {
        write(
            &listing.join("wrong").join(name),
            format!(
                "// Rejected by `{check}`\n// People write: a mistake\n// What happens: it is wrong\n{text}"
            ),
        );
    };
    let total = |body: &str| format!("pub fn total(xs: &[f64]) -> f64 {{ {body} }}\n");
    wrong("first_only.rs", "total_adds_up", &total("xs.first().copied().unwrap_or(0.0)"));
    wrong(
        "panics_on_nothing.rs",
        "total_of_nothing_is_zero",
        &total("xs.iter().sum::<f64>() / (xs.len() / xs.len()) as f64"),
    );
    let as_it_is = "pub fn running(xs: &[f64]) -> Vec<f64> { xs.to_vec() }\n";
    wrong("not_summed.rs", "running_ends_with_the_total", as_it_is);
}

/// A listing whose solution calls another crate, which panics at a line of its own.
fn lookup(listing: &Path) {
    write(
        &listing.join("helper/Cargo.toml"),
        "[package]\nname = \"helper\"\nversion = \"0.1.0\"\nedition = \"2024\"\n",
    );
    write(
        &listing.join("helper/src/lib.rs"),
        "pub fn at(xs: &[f64], i: usize) -> f64 {\n    xs[i]\n}\n",
    );
    write(
        &listing.join("Cargo.toml"),
        manifest("look-up", 5, "[dependencies]\nhelper = { path = \"helper\" }\n"),
    );
    write(
        &listing.join("src/lib.rs"),
        "pub fn first(xs: &[f64]) -> Option<f64> { (!xs.is_empty()).then(|| helper::at(xs, 0)) }\n",
    );
    write(
        &listing.join("starter.rs"),
        "pub fn first(xs: &[f64]) -> Option<f64> { todo!(\"{xs:?}\") }\n",
    );
    write(&listing.join("hints.md"), HINTS);
    write(
        &listing.join("tests/checks.rs"),
        "use look_up::first;\n\n#[test]\nfn nothing_has_no_first() {\n    assert_eq!(first(&[]), None);\n}\n",
    );
    write(
        &listing.join("wrong/always.rs"),
        "// Rejected by `nothing_has_no_first`\n// People write: no look\n// What happens: it is not there\npub fn first(xs: &[f64]) -> Option<f64> { Some(helper::at(xs, 0)) }\n",
    );
}

/// A course with these listings, which take no crate but their own `helper`.
pub fn course(root: &Path, listings: &[&str]) -> Course {
    write(
        &root.join("Cargo.toml"),
        format!("[workspace]\nresolver = \"3\"\nmembers = [\"listings/*\"]\n\n{CHAPTERS}"),
    );
    let mut lock = String::from("version = 4\n");
    let mut packages = listings.to_vec();
    if listings.contains(&"look-up") {
        packages.push("helper");
    }
    packages.sort_unstable();
    for name in packages {
        lock.push_str(&format!("\n[[package]]\nname = \"{name}\"\nversion = \"0.1.0\"\n"));
        if name == "look-up" {
            lock.push_str("dependencies = [\n \"helper\",\n]\n");
        }
    }
    write(&root.join("Cargo.lock"), lock);
    Course::find(root).unwrap()
}

/// The course that most tests share.
pub fn shared() -> &'static Course {
    static COURSE: OnceLock<Course> = OnceLock::new();
    COURSE.get_or_init(|| {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drill").join("course");
        lookup(&root.join("listings/look-up"));
        sums(&root.join("listings/sums"));
        course(&root, &["look-up", "sums"])
    })
}
