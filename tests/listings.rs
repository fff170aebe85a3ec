//! The author's gate over every listing: the starter fails, the solution passes, each wrong attempt
//! is rejected by the check that it names, and no check is idle. What else a listing has to hold is
//! in `house.rs`.

use std::sync::{Arc, LazyLock};

use drill::{Course, verify};
use libtest_mimic::{Arguments, Trial};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let course = Course::find(env!("CARGO_MANIFEST_DIR"))?;
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
            let report = reports.find(|r| r.slug == slug).ok_or("not verified")?;
            match report.problems.as_slice() {
                [] => Ok(()),
                problems => Err(problems.join("\n").into()),
            }
        }));
    }
    libtest_mimic::run(&arguments, trials).exit()
}

fn gate_of(slug: &str) -> String {
    format!("{slug}: the gate")
}
