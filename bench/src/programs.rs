//! Finds the races by their files, compiles them, and asks them who takes part.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bench::description::{Contestant, Task};
use cargo_metadata::{Message, MetadataCommand};

use crate::{root, said};

/// The race of one challenge.
pub struct Race {
    pub slug: String,
    /// With the contestants of both languages, those of `race.rs` first.
    pub tasks: Vec<Task>,
    pub programs: Programs,
}

/// What is started for a contestant.
pub struct Programs {
    /// From the course's root, with `/` on every system.
    listing: String,
    executable: PathBuf,
    python: Option<PathBuf>,
    /// Task and contestant of those in `race.py`.
    in_python: BTreeSet<(String, String)>,
}

impl Programs {
    /// Whether `race.py` has this contestant.
    pub fn is_python(&self, task: &str, who: &str) -> bool {
        self.in_python.contains(&(task.to_owned(), who.to_owned()))
    }

    /// The file that has this contestant.
    pub fn file(&self, task: &str, who: &str) -> String {
        let file = if self.is_python(task, who) { "race.py" } else { "race.rs" };
        format!("{}/{file}", self.listing)
    }

    /// The program that has this contestant.
    pub fn of(&self, task: &str, who: &str) -> Result<Command, Box<dyn Error>> {
        match &self.python {
            Some(python) if self.is_python(task, who) => self.python_program(python),
            _ => Ok(self.rust_program()),
        }
    }

    fn rust_program(&self) -> Command {
        let mut command = Command::new(&self.executable);
        command.env("RACE_INPUTS", root().join("target/bench/inputs"));
        command
    }

    fn python_program(&self, python: &Path) -> Result<Command, Box<dyn Error>> {
        let mut command = Command::new(python);
        command.arg(root().join(&self.listing).join("race.py"));
        command.env("RACE_INPUTS", root().join("target/bench/inputs"));
        // Where engine.py is.
        let others = std::env::var_os("PYTHONPATH").unwrap_or_default();
        let others = std::env::split_paths(&others).filter(|path| !path.as_os_str().is_empty());
        let path = std::env::join_paths([root().join("bench")].into_iter().chain(others))?;
        command.env("PYTHONPATH", path).env("PYTHONDONTWRITEBYTECODE", "1");
        Ok(command)
    }
}

/// The challenges that have a race, by their files, and those of `wanted` alone if there are any.
///
/// # Errors
///
/// When one that is wanted has no race, or a listing has a part of a race.
pub fn find(wanted: &[String]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut slugs = Vec::new();
    for listing in fs::read_dir(root().join("listings"))? {
        let listing = listing?;
        let slug = listing.file_name().to_string_lossy().into_owned();
        let has = |file: &&str| listing.path().join(file).is_file();
        if has(&"race.rs") {
            slugs.push(slug);
        } else if let Some(file) = ["race.py", "race.md"].iter().find(|file| has(file)) {
            return Err(format!(
                "listings/{slug}/{file}: there is no race.rs beside it; write one, or remove this"
            )
            .into());
        }
    }
    slugs.sort();
    if let Some(unknown) = wanted.iter().find(|slug| !slugs.contains(slug)) {
        let problem = match root().join("listings").join(unknown).join("Cargo.toml").is_file() {
            true => format!("listings/{unknown}/race.rs: not there, so `{unknown}` has no race"),
            false => format!("no challenge is called `{unknown}`"),
        };
        return Err(format!("{problem}; there are races for {}", slugs.join(", ")).into());
    }
    slugs.retain(|slug| wanted.is_empty() || wanted.contains(slug));
    Ok(slugs)
}

/// Compiles these races, all in one go, and asks them who takes part.
///
/// # Errors
///
/// When one does not compile, or does not say what a race has to say.
pub fn load(slugs: &[String], python: Option<&Path>) -> Result<Vec<Race>, Box<dyn Error>> {
    manifests(slugs)?;
    let mut executables = compile(slugs)?;
    let mut races = Vec::new();
    for slug in slugs {
        let executable = executables.remove(slug);
        let executable = executable.ok_or_else(|| format!("Cargo made no race of `{slug}`"))?;
        races.push(described(slug, executable, python)?);
    }
    Ok(races)
}

/// Asks the compiled race of this challenge, and its `race.py` if there is a Python, who takes part.
///
/// # Errors
///
/// When one of them does not say what a race has to say.
pub fn described(
    slug: &str,
    executable: PathBuf,
    python: Option<&Path>,
) -> Result<Race, Box<dyn Error>> {
    let listing = format!("listings/{slug}");
    let in_python = root().join(&listing).join("race.py").is_file();
    let mut programs = Programs {
        listing,
        executable,
        python: python.filter(|_| in_python).map(Path::to_owned),
        in_python: BTreeSet::new(),
    };

    let about = |e: Box<dyn Error>, file: &str| format!("listings/{slug}/{file}: {e}");
    let text = said(programs.rust_program().arg("describe")).map_err(|e| about(e, "race.rs"))?;
    let mut tasks: Vec<Task> =
        serde_json::from_str(&text).map_err(|e| about(e.into(), "race.rs"))?;
    if let Some(python) = &programs.python {
        let text = programs.python_program(python).and_then(|mut p| said(p.arg("describe")));
        let text = text.map_err(|e| about(e, "race.py"))?;
        let theirs: BTreeMap<String, Vec<Contestant>> =
            serde_json::from_str(&text).map_err(|e| about(e.into(), "race.py"))?;
        for (name, contestants) in theirs {
            let Some(task) = tasks.iter_mut().find(|task| task.name == name) else {
                return Err(about(
                    format!("race.rs has no task `{name}`; a task has one name in both files")
                        .into(),
                    "race.py",
                )
                .into());
            };
            programs.in_python.extend(contestants.iter().map(|c| (name.clone(), c.name.clone())));
            task.contestants.extend(contestants);
        }
    }
    check(&tasks).map_err(|problem| format!("listings/{slug}/race.rs: {problem}"))?;
    Ok(Race { slug: slug.to_owned(), tasks, programs })
}

/// What a race has to say.
fn check(tasks: &[Task]) -> Result<(), String> {
    if tasks.is_empty() {
        return Err("no task; add one with `.task(…)`".into());
    }
    let mut names = BTreeSet::new();
    for Task { name, sizes, tolerance, contestants, .. } in tasks {
        if !names.insert(name) {
            return Err(format!("two tasks are called `{name}`; give one another name"));
        }
        if contestants.is_empty() {
            return Err(format!("task `{name}`: no contestant; add one with `.contestant(…)`"));
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = contestants.iter().find(|who| !seen.insert(&who.name)) {
            return Err(format!(
                "task `{name}`: two contestants are called `{}`, here or in race.py; give one another name",
                twice.name
            ));
        }
        let elements: Vec<usize> = sizes.iter().map(|size| size.iter().product()).collect();
        if !elements.is_sorted_by(|small, large| small < large) {
            return Err(format!(
                "task `{name}`: the sizes do not grow; write them from small to large"
            ));
        }
        if !(0.0..f64::INFINITY).contains(tolerance) {
            return Err(format!("task `{name}`: the tolerance {tolerance} is not a number from 0"));
        }
    }
    Ok(())
}

/// Whether Cargo knows of these races: its own words would not say what to write.
fn manifests(slugs: &[String]) -> Result<(), Box<dyn Error>> {
    let metadata = MetadataCommand::new().current_dir(root()).no_deps().exec()?;
    for slug in slugs {
        let package = metadata.packages.iter().find(|package| package.name.as_str() == slug);
        let whole = package.is_some_and(|package| {
            let race = package.targets.iter().find(|t| t.is_bench() && t.name == "race");
            race.is_some_and(|race| race.required_features == ["race"])
                && package.features.contains_key("race")
        });
        if !whole {
            return Err(format!(
                "listings/{slug}/Cargo.toml: does not say how race.rs is compiled; write\n\n\
                 [features]\nrace = [\"dep:bench\"]\n\n\
                 [dependencies]\nbench = {{ workspace = true, optional = true }}\n\n\
                 [[bench]]\nname = \"race\"\npath = \"race.rs\"\nharness = false\n\
                 required-features = [\"race\"]"
            )
            .into());
        }
    }
    Ok(())
}

/// The programs by challenge.
fn compile(slugs: &[String]) -> Result<BTreeMap<String, PathBuf>, Box<dyn Error>> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["build", "--release", "--message-format=json-render-diagnostics"]);
    command.args(["--bench", "race", "--features", "race"]);
    command.args(slugs.iter().flat_map(|slug| ["--package", slug]));
    let mut child = command.current_dir(root()).stdout(Stdio::piped()).spawn()?;
    let mut executables = BTreeMap::new();
    for message in
        child.stdout.take().into_iter().flat_map(|out| Message::parse_stream(BufReader::new(out)))
    {
        if let Message::CompilerArtifact(artifact) = message?
            && let Some(executable) = artifact.executable
            && artifact.target.is_bench()
            && let Some(slug) =
                artifact.manifest_path.parent().and_then(|listing| listing.file_name())
        {
            executables.insert(slug.to_owned(), executable.into_std_path_buf());
        }
    }
    match child.wait()?.success() {
        true => Ok(executables),
        false => Err("a race does not compile; Cargo's words are above".into()),
    }
}

#[cfg(test)]
mod tests {
    use bench::description::Role;

    use super::*;

    fn task(name: &str, contestants: &[&str]) -> Task {
        let contestants = contestants.iter();
        Task {
            name: name.into(),
            title: "Add, numbers".into(),
            clock: "from numbers to their sum".into(),
            answer: "sums".into(),
            sizes: vec![vec![1], vec![10], vec![100]],
            tolerance: 0.0,
            contestants: contestants
                .map(|&name| Contestant { name: name.into(), role: Role::Answers })
                .collect(),
        }
    }

    #[track_caller]
    fn assert_refused(tasks: &[Task], words: &str) {
        let problem = check(tasks).unwrap_err();
        assert!(problem.contains(words), "{problem}");
    }

    #[test]
    fn whole_race_is_let_through() {
        check(&[task("a", &["solution", "NumPy"]), task("b", &["solution"])]).unwrap();
    }

    #[test]
    fn malformed_race_is_told_what_to_do() {
        assert_refused(&[], "no task; add one");
        assert_refused(&[task("a", &[])], "task `a`: no contestant");
        assert_refused(&[task("a", &["solution", "x", "x"])], "two contestants are called `x`");
        assert_refused(&[task("a", &["solution"]), task("a", &["solution"])], "two tasks");
        let shrinks = Task { sizes: vec![vec![10], vec![10]], ..task("a", &["solution"]) };
        assert_refused(&[shrinks], "the sizes do not grow");
        for tolerance in [-1.0, f64::NAN, f64::INFINITY] {
            assert_refused(&[Task { tolerance, ..task("a", &["solution"]) }], "the tolerance");
        }
    }

    #[test]
    fn challenge_without_a_race_is_told_by_its_file() {
        let problem = find(&["moving-averag".into()]).unwrap_err().to_string();
        assert!(problem.contains("no challenge is called `moving-averag`"), "{problem}");
        let problem = find(&["programs".into()]).unwrap_err().to_string();
        assert!(problem.contains("listings/programs/race.rs: not there"), "{problem}");
        assert!(problem.contains("top-k-accuracy"), "{problem}");
    }
}
