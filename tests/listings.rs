//! The author's gate over every listing: the starter fails, the solution passes, each wrong attempt
//! is rejected by the check that it names, and no check is idle. And every listing is whole.

use std::fs;
use std::sync::{Arc, LazyLock};

use drill::{Challenge, Course, verify};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

const FILES: [&str; 12] = [
    "Cargo.toml",
    "README.md",
    "demo.txt",
    "examples/demo.rs",
    "golden.json",
    "golden.py",
    "hints.md",
    "src/brute_force.rs",
    "src/lib.rs",
    "starter.rs",
    "tests/checks.rs",
    "tests/reference.rs",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let course = Course::find(env!("CARGO_MANIFEST_DIR"))?;
    let requirements = fs::read_to_string(course.root().join("requirements.txt"))?;
    let arguments = Arguments::from_args();
    let asked_for = |name: &str| arguments.filter.as_ref().is_none_or(|f| name.contains(f));
    let slugs = course.challenges().iter().map(|c| c.slug.clone());
    let slugs: Vec<_> = slugs.filter(|slug| asked_for(&gate_of(slug))).collect();
    // One gate for all of them: it uses every core by itself.
    let gate = Arc::new(LazyLock::new({
        let course = course.clone();
        move || {
            let slugs: Vec<_> = slugs.iter().map(String::as_str).collect();
            verify::verify(&course, &slugs, &verify::options(&course), &|_| {})
        }
    }));
    let mut trials = Vec::new();
    for challenge in course.challenges() {
        let (gate, slug) = (Arc::clone(&gate), challenge.slug.clone());
        trials.push(Trial::test(gate_of(&slug), move || {
            let mut reports = LazyLock::force(&gate).as_ref()?.iter();
            fail_on(reports.find(|r| r.slug == slug).ok_or("not verified")?.problems.clone())
        }));
        let (challenge, requirements) = (challenge.clone(), requirements.clone());
        trials.push(Trial::test(format!("{}: whole", challenge.slug), move || {
            fail_on(missing(&challenge, &requirements)?)
        }));
    }
    libtest_mimic::run(&arguments, trials).exit()
}

fn gate_of(slug: &str) -> String {
    format!("{slug}: the gate")
}

fn fail_on(problems: Vec<String>) -> Result<(), Failed> {
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

fn missing(challenge: &Challenge, requirements: &str) -> Result<Vec<String>, Failed> {
    let absent = FILES.into_iter().filter(|file| !challenge.dir.join(file).is_file());
    let mut problems: Vec<_> = absent.map(|file| format!("{file} is not there")).collect();
    challenge.hints()?;
    let wrong = challenge.wrong_attempts()?.len();
    if wrong < 5 {
        problems.push(format!("{wrong} wrong attempts, five wanted"));
    }
    let golden = fs::read_to_string(challenge.dir.join("golden.json"))?;
    let golden: Value = serde_json::from_str(&golden)?;
    let made_by = golden["made_by"].as_object().ok_or("golden.json does not say what made it")?;
    let libraries: Vec<_> = made_by.iter().filter(|(name, _)| *name != "python").collect();
    if libraries.is_empty() {
        problems.push("golden.json names no library that made it".into());
    }
    for (name, version) in libraries {
        let pin = format!("{name}=={}", version.as_str().unwrap_or_default());
        if !requirements.lines().any(|line| line == pin) {
            problems
                .push(format!("golden.json was made by {pin}; requirements.txt says otherwise"));
        }
    }
    Ok(problems)
}
