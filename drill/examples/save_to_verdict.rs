//! How long `drill watch` takes from a save to its verdict, beside a bare `cargo test --test checks`
//! in the same package: `cargo run -p drill --example save_to_verdict [slug...]`.
//!
//! Both start warm. Each round saves the solution with another comment at its end, once for either,
//! and the rounds go back and forth, so that a busy moment of the machine troubles both.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use drill::{Challenge, Course};

const ROUNDS: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let course = Course::find(env!("CARGO_MANIFEST_DIR"))?;
    let program = std::env::current_exe()?;
    // Examples lie one folder below the programs.
    let drill = program.parent().and_then(Path::parent).ok_or("a program without a folder")?;
    let drill = drill.join(format!("drill{}", std::env::consts::EXE_SUFFIX));
    println!("medians of {ROUNDS} rounds, in seconds\n");
    println!("{:<20} {:>7} {:>12} {:>6}", "challenge", "drill", "cargo test", "ratio");
    let wanted: Vec<_> = std::env::args().skip(1).collect();
    let all = course.challenges().iter();
    for challenge in all.filter(|c| wanted.is_empty() || wanted.contains(&c.slug)) {
        let folders = [tempfile::tempdir()?, tempfile::tempdir()?];
        let [watched, tested] = [&folders[0], &folders[1]].map(|folder| folder.path());
        for folder in [watched, tested] {
            let start = ["start", &challenge.slug];
            run(Command::new(&drill)
                .args(start)
                .current_dir(course.root())
                .env("DRILL_DIR", folder))?;
        }
        let mut watch = Watch::open(&drill, &course, challenge, watched)?;
        let mut times = [Vec::new(), Vec::new()];
        for round in 0..=ROUNDS {
            let by_drill = watch.judge(challenge, watched, round)?;
            let by_cargo = bare(challenge, tested, round)?;
            // The first round warms both.
            if round > 0 {
                times[0].push(by_drill);
                times[1].push(by_cargo);
            }
        }
        let [drill, cargo] = times.map(|mut times| {
            times.sort();
            (times[ROUNDS / 2 - 1] + times[ROUNDS / 2]).as_secs_f64() / 2.0
        });
        println!("{:<20} {drill:>7.2} {cargo:>12.2} {:>6.2}", challenge.slug, drill / cargo);
    }
    Ok(())
}

/// Saves the solution, and says when that was.
fn save(challenge: &Challenge, folder: &Path, round: usize) -> Result<Instant, Box<dyn Error>> {
    let text = fs::read_to_string(challenge.solution())?;
    let attempt = folder.join(&challenge.slug).join("src/lib.rs");
    fs::write(attempt, format!("{text}// round {round}\n"))?;
    Ok(Instant::now())
}

fn bare(challenge: &Challenge, folder: &Path, round: usize) -> Result<Duration, Box<dyn Error>> {
    let saved = save(challenge, folder, round)?;
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--offline", "--test", "checks"]);
    run(cargo.current_dir(folder.join(&challenge.slug)))?;
    Ok(saved.elapsed())
}

fn run(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(()) } else { Err(format!("{command:?}: {said}").into()) }
}

struct Watch {
    process: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Watch {
    fn open(
        drill: &Path,
        course: &Course,
        challenge: &Challenge,
        folder: &Path,
    ) -> Result<Self, Box<dyn Error>> {
        let mut process = Command::new(drill)
            .args(["watch", &challenge.slug])
            .current_dir(course.root())
            .env("DRILL_DIR", folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let stdout = process.stdout.take().ok_or("no output")?;
        Ok(Self { process, lines: BufReader::new(stdout).lines() })
    }

    fn judge(
        &mut self,
        challenge: &Challenge,
        folder: &Path,
        round: usize,
    ) -> Result<Duration, Box<dyn Error>> {
        let saved = save(challenge, folder, round)?;
        for line in &mut self.lines {
            let line = line?;
            // The last line of a verdict.
            if line.contains("Core: ") {
                return if line.contains("Everything passes") {
                    Ok(saved.elapsed())
                } else {
                    Err(line.into())
                };
            }
        }
        Err("drill watch ended".into())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
