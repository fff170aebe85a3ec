//! What the guide shows a program print is what it prints, or what rustc prints if it does not
//! compile. `SNAPSHOTS=overwrite cargo test -p programs` remakes it.
//!
//! Another rustc words its errors in its own way. So the whole text is compared under the version in
//! the workspace's `rust-version`, and under any other only its first line.
//!
//! A program is not compiled again until its text, what it prints, a library or the compiler has
//! changed.

#[path = "../../tests/passed.rs"]
mod passed;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use drill::Course;
use drill::artifacts::Toolchain;
use libtest_mimic::{Arguments, Failed, Trial};
use passed::Passed;
use regex::Regex;
use snapbox::Data;

fn main() -> Result<(), Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let course = Course::find(here)?;
    let tools = Toolchain::find(&course)?;
    // Every challenge, which is how `cargo test` has them ready.
    let slugs: Vec<_> = course.challenges().iter().map(|c| c.slug.as_str()).collect();
    let build = drill::artifacts::build(&tools, &course, &slugs, false)?;
    let linked = build.dated()?;
    let build = Build { rustc: tools.rustc, externs: build.externs.clone() };
    let same_rustc = tools.version.contains(concat!("rustc ", env!("CARGO_PKG_RUST_VERSION"), "."));
    let mut trials = Vec::new();
    for entry in fs::read_dir(here)? {
        let program = entry?.path();
        if program.extension().is_some_and(|e| e == "rs") && !program.ends_with("shown.rs") {
            let (name, build) = (program.file_stem().unwrap_or_default(), build.clone());
            let name = name.to_string_lossy().into_owned();
            let shown = fs::read(program.with_extension("txt")).ok();
            let passed = Passed::of("programs", (&linked, fs::read(&program)?, shown))?;
            trials.push(Trial::test(name, move || {
                passed.or(|| prints(&build, &program, same_rustc))
            }));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit()
}

#[derive(Clone)]
struct Build {
    rustc: PathBuf,
    externs: BTreeMap<String, PathBuf>,
}

fn prints(build: &Build, program: &Path, whole: bool) -> Result<(), Failed> {
    let shown = program.with_extension("txt");
    let mut printed = run(build, program)?;
    let mut expected = Data::read_from(&shown, None).raw();
    if !whole {
        let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
        printed = first(&printed);
        expected = Data::text(first(&expected.to_string()));
    }
    snapbox::Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .try_eq(Some(&shown.display()), printed.into(), expected)
        .map_err(|difference| Failed::from(difference.to_string()))
}

fn run(build: &Build, program: &Path) -> Result<String, Failed> {
    let folder = tempfile::tempdir()?;
    let executable = folder.path().join("program");
    let mut rustc = Command::new(&build.rustc);
    rustc.args(["--edition", "2024", "-C", "debuginfo=0", "-o"]).arg(&executable);
    for (name, library) in &build.externs {
        rustc.args(["--extern", &format!("{name}={}", library.display())]);
        if let Some(folder) = library.parent() {
            rustc.args(["-L", &format!("dependency={}", folder.display())]);
        }
    }
    rustc.arg(program.file_name().ok_or("a program without a name")?);
    rustc.current_dir(program.parent().ok_or("a program without a folder")?);
    let compiled = rustc.output()?;
    if !compiled.status.success() {
        return diagnostic(&text(&compiled)?);
    }
    let output = Command::new(&executable).env_remove("RUST_BACKTRACE").output()?;
    // The number of the thread is another one each time, and the registry is in another place.
    let thread = Regex::new(r"^thread 'main' \(\d+\)")?;
    let place = Regex::new(r"panicked at \S*/(ndarray)-[\d.]+/(src/\w+\.rs):\d+:\d+:")?;
    let lines: Vec<_> = text(&output)?
        .trim()
        .lines()
        .map(|line| {
            let line = thread.replace(line, "thread 'main'");
            place.replace(&line, "panicked at $1/$2:").trim_end().to_owned()
        })
        .collect();
    Ok(lines.join("\n") + "\n")
}

fn text(output: &Output) -> Result<String, Failed> {
    let both = [&output.stdout[..], &output.stderr[..]].concat();
    Ok(String::from_utf8(both)?)
}

/// The error without what depends on the machine: a note on a place in the standard library, whose
/// text is only there if its source is installed, and the width of the margin, which that changes.
fn diagnostic(text: &str) -> Result<String, Failed> {
    let margin = Regex::new(r"^ *(\d*) *(\||-->|=|\.\.\.)( .*|$)")?;
    let error = text.split("\n\n").next().unwrap_or_default();
    let lines: Vec<&str> = error.lines().collect();
    let starts = |line: &str| ["note: ", "help: ", "error"].iter().any(|s| line.starts_with(s));
    let mut kept = Vec::new();
    for part in lines.chunk_by(|_, next| !starts(next)) {
        let elsewhere = part.get(1).is_some_and(|line| line.contains("--> /"));
        if part[0].starts_with("note: ") && elsewhere {
            continue;
        }
        kept.extend(part.iter().map(|line| match margin.captures(line) {
            Some(found) if &found[2] == "-->" => format!(" -->{}", &found[3]),
            Some(found) => format!("{:1} {}{}", &found[1], &found[2], &found[3]),
            None => (*line).to_owned(),
        }));
    }
    while kept.last().is_some_and(|line| line.trim() == "|") {
        kept.pop();
    }
    Ok(kept.iter().map(|line| line.trim_end().to_owned() + "\n").collect())
}
