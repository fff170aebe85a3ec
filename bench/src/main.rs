//! Measures every answer beside the ways that people would otherwise take, in one run.
//!
//! Each contestant is a process that makes the same input from the same seed. They take turns, so
//! that what else the machine does troubles all of them alike. Nobody is timed before their answers
//! agree. `cargo measure --help` says how to ask.

mod contest;
mod programs;
mod report;

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{fs, slice, thread};

use bench::description::Task;
use clap::{Parser, ValueEnum};

use contest::{Entries, RUNS, Rules};
use programs::Race;

/// Measures the answers beside brute force, Python and other crates.
///
/// A run without options takes every challenge that has a race.rs, and writes each table to its
/// race.md, which the solution page includes. It wants a quiet machine, and about 10 GB of memory.
#[derive(Parser)]
#[command(name = "cargo measure")]
struct Arguments {
    /// Only these challenges
    challenges: Vec<String>,
    /// Only this size; prints the table and writes nothing
    #[arg(long)]
    size: Option<SizeName>,
    /// Times nothing: compares the answers at the small size, and race.md with the race
    #[arg(long, conflicts_with = "size")]
    check: bool,
    /// Without Python; prints the table and writes nothing
    #[arg(long)]
    no_python: bool,
    /// A Python that has what requirements.txt asks for [default: a virtual environment, made here]
    #[arg(long, conflicts_with = "no_python")]
    python: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum SizeName {
    Small,
    Medium,
    Large,
}

fn main() -> ExitCode {
    match measure(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            ExitCode::FAILURE
        }
    }
}

fn measure(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let slugs = programs::find(&arguments.challenges)?;
    let python = match (arguments.no_python, &arguments.python) {
        (true, _) => None,
        (false, Some(python)) => Some(python.clone()),
        (false, None) => Some(virtual_environment()?),
    };
    let python = python.as_deref();
    let races = programs::load(&slugs, python)?;
    if arguments.check {
        return check(&races, python.is_some());
    }
    for race in &races {
        let (mut tables, mut libraries) = (Vec::new(), BTreeSet::new());
        for task in &race.tasks {
            let sizes = match arguments.size {
                None => &task.sizes[..],
                Some(size) => slice::from_ref(&task.sizes[size as usize]),
            };
            tables.push(results(race, task, sizes, &mut libraries)?);
        }
        let text = report::text(&tables, python, &libraries)?;
        println!("{}\n\n{text}", race.slug);
        if arguments.size.is_none() && python.is_some() {
            fs::write(root().join("listings").join(&race.slug).join("race.md"), text)?;
        }
    }
    Ok(())
}

/// Whether the contestants agree, and the tables in the book are of these races. Every problem is
/// told, not the first alone.
fn check(races: &[Race], python: bool) -> Result<(), Box<dyn Error>> {
    let mut problems = Vec::new();
    for race in races {
        for task in &race.tasks {
            eprintln!("{}, {}", race.slug, task.name);
            let rules = Rules { programs: &race.programs, threads: 1, runs: 0 };
            let small = &task.sizes[0];
            if let Err(e) = contest::race(task, small, rules, None, &mut BTreeSet::new()) {
                problems.push(e.to_string());
            }
        }
        problems.extend(report::problems(root(), &race.slug, &race.tasks, python));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

/// What came of a task.
pub struct Results<'a> {
    task: &'a Task,
    /// The names of those in `race.py`.
    in_python: Vec<&'a str>,
    /// Each size with what its race on one thread gave.
    by_size: Vec<(&'a [usize], Entries)>,
    /// The last size once more on all cores, for those who can use them.
    all_cores: Entries,
}

fn results<'a>(
    race: &'a Race,
    task: &'a Task,
    sizes: &'a [Vec<usize>],
    libraries: &mut BTreeSet<String>,
) -> Result<Results<'a>, Box<dyn Error>> {
    let rules = Rules { programs: &race.programs, threads: 1, runs: RUNS };
    let mut by_size: Vec<(&[usize], Entries)> = Vec::new();
    for size in sizes {
        eprintln!("{}, {}: {}", race.slug, task.name, contest::shown(size));
        let before = by_size.last().map(|(size, entries)| (*size, entries));
        let entries = contest::race(task, size, rules, before, libraries)?;
        by_size.push((size, entries));
    }
    let mut all_cores = Entries::new();
    // No contestant in Rust has a second thread; the first one is there to compare answers with.
    let names = task.contestants.iter().map(|who| who.name.as_str());
    let in_python: Vec<_> = names.filter(|who| race.programs.is_python(&task.name, who)).collect();
    if let (Some((size, entries)), 1..) = (by_size.last(), in_python.len()) {
        let mut python = task.clone();
        let first = python.contestants[0].name.clone();
        python
            .contestants
            .retain(|who| who.name == first || in_python.contains(&who.name.as_str()));
        let cores = thread::available_parallelism()?.get();
        eprintln!("{}, {}: {}, on {cores} cores", race.slug, task.name, contest::shown(size));
        let rules = Rules { threads: cores, ..rules };
        all_cores = contest::race(&python, size, rules, Some((size, entries)), libraries)?;
    }
    Ok(Results { task, in_python, by_size, all_cores })
}

/// The course's folder.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A Python with the libraries of requirements.txt, made once.
fn virtual_environment() -> Result<PathBuf, Box<dyn Error>> {
    let folder = root().join("target/bench/venv");
    let requirements = root().join("requirements.txt");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let made_from = folder.join("requirements.txt");
    if fs::read(&made_from).ok().as_deref() == Some(&fs::read(&requirements)?[..]) {
        return Ok(python);
    }
    let start = if cfg!(windows) { "python" } else { "python3" };
    eprintln!("making a virtual environment in target/bench/venv");
    said(Command::new(start).args(["-m", "venv"]).arg(&folder))?;
    said(Command::new(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(&requirements))?;
    fs::copy(requirements, made_from)?;
    Ok(python)
}

/// What a program prints.
fn said(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let name = command.get_program().display().to_string();
    let output = command.output().map_err(|e| format!("cannot start {name}: {e}"))?;
    if !output.status.success() {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
