//! The author's gate over every listing: the starter fails, the solution passes, each wrong attempt
//! is rejected by the check that it names, and no check is idle. What else a listing has to hold is
//! in `house.rs`.
//!
//! A listing that passed is not judged again until one of its files, the manifests, the judge or the
//! compiler has changed.

mod passed;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::{fs, io};

use drill::{Challenge, Course, verify};
use libtest_mimic::{Arguments, Trial};
use passed::Passed;
use walkdir::WalkDir;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let course = Course::find(env!("CARGO_MANIFEST_DIR"))?;
    let arguments = Arguments::from_args();
    let asked_for = |name: &str| arguments.filter.as_ref().is_none_or(|f| name.contains(f));
    let mut passed = BTreeMap::new();
    for challenge in course.challenges() {
        passed.insert(challenge.slug.clone(), Passed::of("listings", inputs(&course, challenge)?)?);
    }
    let slugs =
        passed.iter().filter(|(slug, passed)| asked_for(&gate_of(slug)) && !passed.already());
    let slugs: Vec<_> = slugs.map(|(slug, _)| slug.clone()).collect();
    // One gate for all of them: it uses every core by itself.
    let gate = Arc::new(LazyLock::new({
        let course = course.clone();
        move || {
            let slugs: Vec<_> = slugs.iter().map(String::as_str).collect();
            verify::verify(&course, &slugs, &verify::options(&course), &|_| {})
        }
    }));
    let mut trials = Vec::new();
    for (slug, passed) in passed {
        let gate = Arc::clone(&gate);
        trials.push(Trial::test(gate_of(&slug), move || {
            passed.or(|| {
                let mut reports = LazyLock::force(&gate).as_ref()?.iter();
                let report = reports.find(|r| r.slug == slug).ok_or("not verified")?;
                match report.problems.as_slice() {
                    [] => Ok(()),
                    problems => Err(problems.join("\n").into()),
                }
            })
        }));
    }
    libtest_mimic::run(&arguments, trials).exit()
}

fn gate_of(slug: &str) -> String {
    format!("{slug}: the gate")
}

/// All that the gate's answer depends on, but for the compiler and the judge, which is in this very
/// program.
fn inputs(course: &Course, challenge: &Challenge) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let shared = ["Cargo.toml", "Cargo.lock"].map(|name| course.root().join(name));
    let own = WalkDir::new(&challenge.dir).into_iter().collect::<Result<Vec<_>, _>>()?;
    let own = own.into_iter().filter(|entry| entry.file_type().is_file()).map(|e| e.into_path());
    shared.into_iter().chain(own).map(|file| fs::read(&file).map(|bytes| (file, bytes))).collect()
}
