//! What the book shows a program print is what it prints. `SNAPSHOTS=overwrite cargo test --test
//! outputs` remakes it.

use std::process::Command;

use drill::{Challenge, Course};
use libtest_mimic::{Arguments, Failed, Trial};
use snapbox::Data;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let course = Course::find(env!("CARGO_MANIFEST_DIR"))?;
    let trials = course.challenges().iter().map(|challenge| {
        let challenge = challenge.clone();
        Trial::test(challenge.slug.clone(), move || prints_what_the_book_shows(&challenge))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit()
}

fn prints_what_the_book_shows(challenge: &Challenge) -> Result<(), Failed> {
    let arguments = ["run", "-q", "--example", &challenge.slug];
    let output =
        Command::new(env!("CARGO")).args(arguments).current_dir(&challenge.dir).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let shown = format!("$ cargo {}\n{}", arguments.join(" "), String::from_utf8(output.stdout)?);
    snapbox::Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .try_eq(
            Some(&"demo.txt"),
            shown.into(),
            Data::read_from(&challenge.dir.join("demo.txt"), None).raw(),
        )
        .map_err(|difference| Failed::from(difference.to_string()))
}
