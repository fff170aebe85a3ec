//! Measures every answer beside the ways that people would otherwise take, in one run.
//!
//! Each contestant is a process that makes the same input from the same seed. They take turns, so
//! that what else the machine does troubles all of them alike. Nobody is timed before their answers
//! agree. `cargo measure --help` says how to ask.

mod brute_force;
mod contestants;
mod inputs;
mod race;
mod report;
mod tasks;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, slice, thread};

use clap::{Parser, Subcommand, ValueEnum};

use race::Entries;
use tasks::{Size, TASKS, Task};

/// Measures the answers beside brute force, Python and other crates.
///
/// A run without options takes everything, and writes the tables that the solution pages show. It
/// wants a quiet machine, and about 10 GB of memory.
#[derive(Parser)]
#[command(name = "cargo measure")]
struct Arguments {
    /// Only these challenges
    challenges: Vec<String>,
    /// Only this size; prints the table and writes nothing
    #[arg(long)]
    size: Option<SizeName>,
    /// Without Python; prints the table and writes nothing
    #[arg(long)]
    no_python: bool,
    /// A Python that has what requirements.txt asks for [default: a virtual environment, made here]
    #[arg(long, conflicts_with = "no_python")]
    python: Option<PathBuf>,
    #[command(subcommand)]
    worker: Option<Worker>,
}

#[derive(Subcommand)]
enum Worker {
    #[command(hide = true)]
    Worker { slug: String, task: String, who: String, sizes: Vec<String> },
}

#[derive(Clone, Copy, ValueEnum)]
enum SizeName {
    Small,
    Medium,
    Large,
}

fn main() -> ExitCode {
    match measure(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            ExitCode::FAILURE
        }
    }
}

fn measure(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    if let Some(Worker::Worker { slug, task, who, sizes }) = &arguments.worker {
        return contestants::work(slug, task, who, sizes);
    }
    let slugs: Vec<&str> = {
        let mut slugs: Vec<_> = TASKS.iter().map(|task| task.slug).collect();
        slugs.dedup();
        slugs
    };
    if let Some(unknown) = arguments.challenges.iter().find(|c| !slugs.contains(&c.as_str())) {
        return Err(format!(
            "no challenge `{unknown}` is measured; there are {}",
            slugs.join(", ")
        )
        .into());
    }
    let python = match (arguments.no_python, arguments.python) {
        (true, _) => None,
        (false, Some(python)) => Some(python),
        (false, None) => Some(virtual_environment()?),
    };
    let python = python.as_deref();

    let asked_for = |slug: &str| {
        arguments.challenges.is_empty() || arguments.challenges.iter().any(|c| c == slug)
    };
    for slug in slugs.into_iter().filter(|slug| asked_for(slug)) {
        let tasks: Vec<&'static Task> = TASKS.iter().filter(|task| task.slug == slug).collect();
        let mut tables = Vec::new();
        for task in tasks {
            let sizes = match arguments.size {
                None => &task.sizes[..],
                Some(size) => slice::from_ref(&task.sizes[size as usize]),
            };
            tables.push(results(task, sizes, python)?);
        }
        let text = report::text(&tables, python)?;
        println!("{slug}\n\n{text}");
        if arguments.size.is_none() && python.is_some() {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("results/{slug}.md"));
            fs::create_dir_all(file.parent().unwrap_or(&file))?;
            fs::write(file, text)?;
        }
    }
    Ok(())
}

/// What came of a task.
pub struct Results {
    task: &'static Task,
    /// Each size with what its race on one thread gave.
    races: Vec<(&'static Size, Entries)>,
    /// The last size once more on all cores, for those who can use them.
    all_cores: Entries,
}

fn results(
    task: &'static Task,
    sizes: &'static [Size],
    python: Option<&Path>,
) -> Result<Results, Box<dyn Error>> {
    let contestants = task.contestants(python.is_some());
    let mut races: Vec<(&Size, Entries)> = Vec::new();
    for size in sizes {
        eprintln!("{}, {}: {size}", task.slug, task.name);
        let before = races.last().map(|(size, entries)| (*size, entries));
        races.push((size, race::race(task, size, &contestants, before, python, 1)?));
    }
    let mut all_cores = Entries::new();
    if let (Some((size, entries)), Some(_)) = (races.last(), python) {
        let cores = thread::available_parallelism()?.get();
        eprintln!("{}, {}: {size}, on {cores} cores", task.slug, task.name);
        // No contestant in Rust has a second thread; the solution is there to compare answers with.
        let mut contestants = contestants;
        contestants.retain(|who| who.python || who.name == "solution");
        all_cores = race::race(task, size, &contestants, Some((*size, entries)), python, cores)?;
    }
    Ok(Results { task, races, all_cores })
}

/// A Python with the libraries of requirements.txt, made once.
fn virtual_environment() -> Result<PathBuf, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (folder, requirements) = (root.join("target/bench/venv"), root.join("requirements.txt"));
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
