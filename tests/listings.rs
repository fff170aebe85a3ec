//! Everything of a listing that is judged or shown: the author's gate (the starter fails, the
//! solution passes, each wrong attempt is rejected by the check that it names), the table of wrong
//! answers that comes of it, what the demo prints, the figure, and the parts of the book that are
//! made from the listings.
//!
//! `SNAPSHOTS=overwrite cargo test --test listings` remakes all that is shown. What else a listing
//! has to hold is in `house.rs`.
//!
//! A listing that passed the gate is not judged again until one of its files, the manifests, the
//! judge or the compiler has changed.

mod passed;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, LazyLock};
use std::{fs, io};

use cargo_metadata::Message;
use drill::{Challenge, Course, book, verify};
use libtest_mimic::{Arguments, Failed, Trial};
use passed::Passed;
use snapbox::Data;
use walkdir::WalkDir;

fn main() -> Result<(), Box<dyn Error>> {
    let course = Arc::new(Course::find(env!("CARGO_MANIFEST_DIR"))?);
    let arguments = Arguments::from_args();
    let mut trials = gates(&course, &arguments)?;
    trials.extend(programs(&course));
    trials.extend(parts_of_the_book(&course));
    libtest_mimic::run(&arguments, trials).exit()
}

/// One gate for all listings that are asked for: it uses every core by itself.
fn gates(course: &Arc<Course>, arguments: &Arguments) -> Result<Vec<Trial>, Box<dyn Error>> {
    let name = |slug: &str| format!("{slug}: the gate");
    let asked_for = |slug: &str| {
        let filter = arguments.filter.as_deref().unwrap_or_default();
        if arguments.exact { name(slug) == filter } else { name(slug).contains(filter) }
    };
    let mut passed = BTreeMap::new();
    for challenge in course.challenges() {
        passed.insert(challenge.slug.clone(), Passed::of("listings", inputs(course, challenge)?)?);
    }
    let slugs = passed.iter().filter(|(slug, passed)| asked_for(slug) && !passed.already());
    let slugs: Vec<_> = slugs.map(|(slug, _)| slug.clone()).collect();
    let gate = Arc::new(LazyLock::new({
        let course = Arc::clone(course);
        move || {
            let slugs: Vec<_> = slugs.iter().map(String::as_str).collect();
            verify::verify(&course, &slugs, &verify::options(&course), &|_| {})
        }
    }));
    let trial = |(slug, passed): (String, Passed)| {
        let (gate, shown) =
            (Arc::clone(&gate), course.root().join("listings").join(&slug).join("wrong.md"));
        Trial::test(name(&slug), move || {
            passed.or(|| {
                let mut reports = LazyLock::force(&gate).as_ref()?.iter();
                let report = reports.find(|r| r.slug == slug).ok_or("not verified")?;
                if !report.problems.is_empty() {
                    return Err(report.problems.join("\n").into());
                }
                compare(book::wrong_answers(&report.wrong), &shown)
            })
        })
    };
    Ok(passed.into_iter().map(trial).collect())
}

/// All that the gate's answer depends on, but for the compiler and the judge, which is in this very
/// program.
fn inputs(course: &Course, challenge: &Challenge) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let shared = ["Cargo.toml", "Cargo.lock"].map(|name| course.root().join(name));
    let own = WalkDir::new(&challenge.dir).into_iter().collect::<Result<Vec<_>, _>>()?;
    let own = own.into_iter().filter(|entry| entry.file_type().is_file()).map(|e| e.into_path());
    shared.into_iter().chain(own).map(|file| fs::read(&file).map(|bytes| (file, bytes))).collect()
}

/// What the book shows a program print is what it prints, figures included.
fn programs(course: &Arc<Course>) -> Vec<Trial> {
    let built = Arc::new(LazyLock::new({
        let course = Arc::clone(course);
        move || examples(course.root())
    }));
    let mut trials = Vec::new();
    for Challenge { slug, dir, .. } in course.challenges() {
        let mut trial = |example: String, command: String, shown: PathBuf| {
            let built = Arc::clone(&built);
            let file = shown.file_name().unwrap_or_default().display().to_string();
            trials.push(Trial::test(format!("{slug}: {file}"), move || {
                let programs = LazyLock::force(&built).as_ref()?;
                compare(command + &printed(programs.get(&example))?, &shown)
            }));
        };
        let command = format!("$ cargo run -q --example {slug}\n");
        trial(slug.clone(), command, dir.join("demo.txt"));
        if dir.join("examples/figure.rs").is_file() {
            trial(format!("{slug}-figure"), String::new(), dir.join("figure.svg"));
        }
    }
    trials
}

/// The program of each example, by the name that `cargo run --example` knows it by. All at once,
/// because Cargo takes half a second to see that there is nothing to compile; and from the root, as a
/// reader would: in a listing's own folder Cargo would give shared crates other features.
fn examples(root: &Path) -> Result<BTreeMap<String, PathBuf>, String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--locked", "--quiet", "--examples"]);
    cargo.arg("--message-format=json-render-diagnostics").current_dir(root);
    let output = cargo.stderr(Stdio::inherit()).output().map_err(|e| e.to_string())?;
    if !output.status.success() {
        return Err("an example does not compile".into());
    }
    let mut programs = BTreeMap::new();
    for message in Message::parse_stream(output.stdout.as_slice()) {
        if let Message::CompilerArtifact(artifact) = message.map_err(|e| e.to_string())?
            && let Some(program) = artifact.executable
        {
            programs.insert(artifact.target.name, program.into_std_path_buf());
        }
    }
    Ok(programs)
}

fn printed(program: Option<&PathBuf>) -> Result<String, Failed> {
    let program = program.ok_or("Cargo.toml names no such example")?;
    let output = Command::new(program).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// What is made from manifests and hints says what they say now.
fn parts_of_the_book(course: &Arc<Course>) -> Vec<Trial> {
    let mut trials = Vec::new();
    let list = |file: &str, text: String| {
        let shown = course.root().join("listings").join(file);
        Trial::test(file.to_owned(), move || compare(text, &shown))
    };
    trials.push(list("count.txt", book::count(course)));
    trials.push(list("table.md", book::tables(course)));
    trials.push(list("plans.md", book::plans(course)));

    trials.push(Trial::test("README.md", {
        let (course, path) = (Arc::clone(course), course.root().join("README.md"));
        move || remake(&path, |text| book::readme(&course, text))
    }));
    let src = course.root().join("src");
    trials.push(Trial::test("SUMMARY.md", {
        let (course, path) = (Arc::clone(course), src.join("SUMMARY.md"));
        move || remake(&path, |text| book::summary(&course, text))
    }));
    for challenge in course.challenges() {
        let (page, path) =
            (book::practice_page(challenge), src.join(book::practice_page(challenge)));
        let its = challenge.clone();
        trials.push(Trial::test(page, move || {
            let hints = its.hints()?;
            remake(&path, |text| book::practice(&its, &hints, text))
        }));
        let (page, path) =
            (book::solution_page(challenge), src.join(book::solution_page(challenge)));
        let its = challenge.clone();
        trials.push(Trial::test(page, move || remake(&path, |text| book::solution(&its, text))));
    }
    trials
}

/// A page with its made parts made anew is the page.
fn remake(path: &Path, made: impl Fn(&str) -> Result<String, String>) -> Result<(), Failed> {
    let text = fs::read_to_string(path)?.replace("\r\n", "\n");
    let new = made(&text).map_err(|lacks| format!("{}: lacks `{lacks}`", path.display()))?;
    compare(new, path)
}

fn compare(made: String, shown: &Path) -> Result<(), Failed> {
    let name = shown.file_name().unwrap_or_default().display().to_string();
    snapbox::Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .try_eq(Some(&name), made.into(), Data::read_from(shown, None).raw())
        .map_err(|difference| {
            format!(
                "{difference}\n{} is made: SNAPSHOTS=overwrite cargo test --test listings",
                shown.display()
            )
            .into()
        })
}
