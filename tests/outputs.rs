//! What the book shows a program print is what it prints, figures included.
//! `SNAPSHOTS=overwrite cargo test --test outputs` remakes it.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cargo_metadata::Message;
use drill::{Challenge, Course, Difficulty};
use libtest_mimic::{Arguments, Failed, Trial};
use snapbox::Data;

fn main() -> Result<(), Box<dyn Error>> {
    let course = Course::find(env!("CARGO_MANIFEST_DIR"))?;
    let examples = examples(course.root())?;
    let mut trials = Vec::new();
    for Challenge { slug, dir, .. } in course.challenges() {
        let program = examples.get(slug).cloned();
        let command = format!("$ cargo run -q --example {slug}\n");
        let shown = dir.join("demo.txt");
        trials.push(Trial::test(format!("{slug}: demo.txt"), move || {
            compare(command + &printed(program)?, &shown)
        }));
        if dir.join("examples/figure.rs").is_file() {
            let program = examples.get(&format!("{slug}-figure")).cloned();
            let shown = dir.join("figure.svg");
            trials.push(Trial::test(format!("{slug}: figure.svg"), move || {
                compare(printed(program)?, &shown)
            }));
        }
    }
    for (file, text) in
        [("count.txt", count_of_the_challenges(&course)), ("table.md", table(&course))]
    {
        let shown = course.root().join("listings").join(file);
        trials.push(Trial::test(file, move || compare(text, &shown)));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit()
}

/// For the introduction and the closing page.
fn count_of_the_challenges(course: &Course) -> String {
    let challenges = course.challenges();
    let minutes: u32 = challenges.iter().map(|challenge| challenge.minutes).sum();
    let kinds: Vec<_> = [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard]
        .into_iter()
        .map(|kind| (challenges.iter().filter(|c| c.difficulty == kind).count(), kind))
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| format!("{count} {kind}"))
        .collect();
    format!(
        "This course has **{} challenges**, with {minutes} minutes on their clocks: {}.\n",
        challenges.len(),
        kinds.join(", ")
    )
}

/// For the introduction, and without the last column for the pages that keep the score.
fn table(course: &Course) -> String {
    let challenges = course.challenges().iter();
    let rows = challenges.map(
        |Challenge { slug, title, minutes, difficulty, chapter, testing, .. }| {
            (
                format!("| [{title}]({chapter}/{slug}.md) | {minutes} | {difficulty} |"),
                format!(" {testing} |"),
            )
        },
    );
    let head =
        ("| challenge | minutes | difficulty |".into(), " what it is really testing |".into());
    let rule = ("|---|---|---|".into(), "---|".into());
    let lines: Vec<(String, String)> = [head, rule].into_iter().chain(rows).collect();
    let facts: String = lines.iter().map(|(facts, _)| format!("{facts}\n")).collect();
    let whole: String =
        lines.iter().map(|(facts, testing)| format!("{facts}{testing}\n")).collect();
    let anchored =
        |name, text| format!("<!-- ANCHOR: {name} -->\n{text}<!-- ANCHOR_END: {name} -->\n");
    format!("{}\n{}", anchored("whole", whole), anchored("facts", facts))
}

/// The program of each example, by the name that `cargo run --example` knows it by. All at once,
/// because Cargo takes half a second to see that there is nothing to compile; and from the root, as a
/// reader would: in a listing's own folder Cargo would give shared crates other features.
fn examples(root: &Path) -> Result<BTreeMap<String, PathBuf>, Box<dyn Error>> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--locked", "--quiet", "--examples"]);
    cargo.arg("--message-format=json-render-diagnostics").current_dir(root);
    let output = cargo.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err("an example does not compile".into());
    }
    let mut programs = BTreeMap::new();
    for message in Message::parse_stream(output.stdout.as_slice()) {
        if let Message::CompilerArtifact(artifact) = message?
            && let Some(program) = artifact.executable
        {
            programs.insert(artifact.target.name, program.into_std_path_buf());
        }
    }
    Ok(programs)
}

fn printed(program: Option<PathBuf>) -> Result<String, Failed> {
    let program = program.ok_or("Cargo.toml names no such example")?;
    let output = Command::new(program).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn compare(printed: String, shown: &Path) -> Result<(), Failed> {
    let name = shown.file_name().unwrap_or_default().display().to_string();
    snapbox::Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .try_eq(Some(&name), printed.into(), Data::read_from(shown, None).raw())
        .map_err(|difference| Failed::from(difference.to_string()))
}
