//! What the book shows a program print is what it prints, figures included.
//! `SNAPSHOTS=overwrite cargo test --test outputs` remakes it.

use std::path::Path;
use std::process::Command;

use drill::Course;
use libtest_mimic::{Arguments, Failed, Trial};
use snapbox::Data;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let course = Course::find(env!("CARGO_MANIFEST_DIR"))?;
    let mut trials = Vec::new();
    for challenge in course.challenges() {
        let (slug, dir) = (challenge.slug.clone(), challenge.dir.clone());
        trials.push(Trial::test(format!("{slug}: demo.txt"), move || {
            let command = format!("run -q --example {slug}");
            let printed = cargo(&command, &dir)?;
            compare(format!("$ cargo {command}\n{printed}"), &dir.join("demo.txt"))
        }));
        let (slug, dir) = (challenge.slug.clone(), challenge.dir.clone());
        if dir.join("examples/figure.rs").is_file() {
            trials.push(Trial::test(format!("{slug}: figure.svg"), move || {
                let printed = cargo(&format!("run -q --example {slug}-figure"), &dir)?;
                compare(printed, &dir.join("figure.svg"))
            }));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit()
}

fn cargo(arguments: &str, folder: &Path) -> Result<String, Failed> {
    let arguments = arguments.split(' ');
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(folder).output()?;
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
