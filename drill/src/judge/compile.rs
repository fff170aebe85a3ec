//! From an attempt's text to a program that runs its checks.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::Judge;
use super::cache::{self, Notes};
use super::harness::Harness;
use super::process::{self, End, Limits};
use crate::artifacts::Linkage;
use crate::catalogue::Challenge;
use crate::error::{AtPath, Error, Result};
use crate::file;

/// The crate that [`Judge::in_common`] makes, and the condition under which a harness asks for it.
const IN_COMMON: &str = "in_common";

pub(super) struct Compiled {
    pub(super) outcome: Outcome,
    /// What the compiler said, errors or warnings.
    pub(super) words: String,
    pub(super) warnings: usize,
}

pub(super) enum Outcome {
    Program(Program),
    Rejected,
    TimedOut,
}

/// A program on disk; the folder goes with it unless it is in the cache.
pub(super) struct Program {
    path: PathBuf,
    _folder: Option<TempDir>,
}

impl Program {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Compiled {
    pub(super) fn rejected(words: String) -> Self {
        Self { outcome: Outcome::Rejected, words, warnings: 0 }
    }

    fn timed_out() -> Self {
        Self { outcome: Outcome::TimedOut, words: String::new(), warnings: 0 }
    }
}

impl Judge<'_> {
    pub(super) fn compile(
        &self,
        challenge: &Challenge,
        harness: &Harness,
        attempt: &Path,
        called: &Path,
        text: &str,
    ) -> Result<Compiled> {
        let linkage = self.linkage(challenge)?;
        let kept = self.tools.kept();
        let place = Place { attempt: called, checks: &self.shown(&challenge.checks()) };
        let key = self.key(&place, &linkage, harness, text);
        if let Some((path, notes)) = self.cache.as_ref().and_then(|cache| cache.find(&key)) {
            let outcome = Outcome::Program(Program { path, _folder: None });
            return Ok(Compiled { outcome, words: notes.words, warnings: notes.warnings });
        }

        let work = kept.join("work");
        fs::create_dir_all(&work).at("make", &work)?;
        let folder = TempDir::new_in(&work).at("write in", &work)?;
        let (bench, _lock) = self.bench(challenge, &place)?;
        let parts = Parts { challenge, harness, linkage: &linkage };
        let in_common = self.in_common(&parts)?;
        let with_in_common = |rustc: &mut Command| {
            if let Some(folder) = &in_common {
                rustc.args(["--cfg", IN_COMMON]);
                rustc.arg(assigned("-Ldependency", Path::new(""), folder));
                let library = rlib(folder, IN_COMMON);
                externs(rustc, &BTreeMap::from([(IN_COMMON.into(), library)]));
            }
        };
        let source = if self.options.incremental {
            attempt.to_owned()
        } else {
            let copy = bench.join("attempt.rs");
            // After the last line, where it moves none.
            let asked = format!("{text}\n#[cfg({IN_COMMON})]\nextern crate {IN_COMMON} as _;\n");
            fs::write(&copy, asked).at("write", &copy)?;
            copy
        };
        let deadline = Instant::now() + self.options.compile_limit;
        let left = || deadline.saturating_duration_since(Instant::now());

        let crate_name = challenge.crate_name();
        let library = rlib(&bench, &crate_name);
        let session = bench.join("session");
        let mut rustc = self.rustc(challenge, &linkage);
        rustc.arg(assigned("-Cincremental", Path::new(""), &session));
        rustc.args(["--crate-type", "lib", "--crate-name", &crate_name]).arg(&source);
        rustc.arg(assigned("--remap-path-prefix=", &source, place.attempt));
        rustc.arg("--emit=link,dep-info").arg("--out-dir").arg(&bench);
        externs(&mut rustc, &linkage.dependencies);
        if !self.options.incremental {
            with_in_common(&mut rustc);
        }
        let of_attempt = match self.call(rustc, left())? {
            Said::Nothing => return Ok(Compiled::timed_out()),
            Said::No(words) => return Ok(Compiled::rejected(words)),
            Said::Yes(notes) => notes,
        };

        let mut rustc = self.checks(&parts, "bin", "checks", &library)?;
        rustc.arg(assigned("-Cincremental", Path::new(""), &session));
        rustc.arg("--out-dir").arg(&bench);
        with_in_common(&mut rustc);
        match self.call(rustc, left())? {
            Said::Nothing => return Ok(Compiled::timed_out()),
            Said::No(words) => {
                return Ok(Compiled::rejected(format!(
                    "{} compiles, but the checks do not compile with it. Something they use is \
                     missing in it, is not `pub`, or has another signature:\n\n{words}",
                    place.attempt.display()
                )));
            }
            Said::Yes(_) => {}
        }

        let entry = folder.path().join("entry");
        fs::create_dir(&entry).at("make", &entry)?;
        let path = cache::program_in(&entry);
        fs::rename(cache::program_in(&bench), &path).at("move", &path)?;
        // An attempt in several files, or one that was saved meanwhile, is not what the key says.
        let dep_info = fs::read_to_string(bench.join(format!("{}.d", challenge.crate_name())));
        let alone = dep_info.is_ok_and(|text| inputs(&text) == 1);
        let same = fs::read(attempt).is_ok_and(|now| now == text.as_bytes());
        let cache = self.cache.as_ref().filter(|_| alone && same);
        let cached = cache.and_then(|cache| cache.keep(&key, &entry, &of_attempt));
        let program = match cached {
            Some(path) => Program { path, _folder: None },
            None => Program { path, _folder: Some(folder) },
        };
        let Notes { words, warnings } = of_attempt;
        Ok(Compiled { outcome: Outcome::Program(program), words, warnings })
    }

    /// Stands for all that goes into the program.
    fn key(&self, place: &Place<'_>, linkage: &Linkage, harness: &Harness, text: &str) -> String {
        let mut hash = Sha256::new();
        let mut add = |bytes: &[u8]| {
            hash.update(bytes.len().to_le_bytes());
            hash.update(bytes);
        };
        // How the compiler is called, and what is made of its answer.
        add(include_bytes!("compile.rs"));
        add(self.tools.version.as_bytes());
        add(text.as_bytes());
        add(harness.program.as_bytes());
        for path in [place.attempt, place.checks, &self.options.shown_from] {
            add(path.as_os_str().as_encoded_bytes());
        }
        add(&[self.options.colour.into()]);
        add(&serde_json::to_vec(linkage).unwrap_or_default());
        for library in linkage.libraries() {
            // One that lies in this repository can change and keep its name.
            let stamp = fs::metadata(library).and_then(|m| Ok((m.len(), m.modified()?))).ok();
            add(format!("{stamp:?}").as_bytes());
        }
        file::hex(hash)
    }

    /// A folder with the library [`IN_COMMON`]: the checks, compiled with the solution. Nothing in it
    /// is ever called by name. But most of a program of checks is code that the compiler makes of
    /// ndarray for some type, the same for every attempt, and what it finds made it does not make
    /// again, which halves its work.
    ///
    /// `None` if the solution does not compile. The checks then take longer, and that is all.
    fn in_common(&self, parts: &Parts<'_>) -> Result<Option<PathBuf>> {
        let Parts { challenge, harness, linkage } = parts;
        let place = Place { attempt: Path::new(""), checks: Path::new("") };
        let kept = self.tools.kept();
        let made = kept.join("in-common").join(self.key(&place, linkage, harness, ""));
        let _one_at_a_time = harness.in_common.lock().unwrap_or_else(PoisonError::into_inner);
        if made.is_dir() {
            return Ok(Some(made));
        }
        let folder = TempDir::new_in(kept.join("work")).at("write in", &kept)?;
        let crate_name = challenge.crate_name();
        let mut solution = self.rustc(challenge, linkage);
        solution.args(["--crate-type", "lib", "--crate-name", &crate_name, "--cap-lints", "allow"]);
        // Tells it from the attempt, which has its name.
        solution.args(["-C", "metadata=solution"]).arg(challenge.solution());
        solution.arg("--out-dir").arg(folder.path());
        externs(&mut solution, &linkage.dependencies);

        let library = rlib(folder.path(), &crate_name);
        let mut checks = self.checks(parts, "lib", IN_COMMON, &library)?;
        checks.arg("--out-dir").arg(folder.path());
        for rustc in [solution, checks] {
            let Said::Yes(_) = self.call(rustc, self.options.compile_limit)? else {
                return Ok(None);
            };
        }
        fs::create_dir_all(kept.join("in-common")).at("write in", &kept)?;
        // Another process may have been quicker.
        let _ = fs::rename(folder.path(), &made);
        Ok(made.is_dir().then_some(made))
    }

    /// Makes a crate of the checks and of an attempt in a library.
    fn checks(&self, parts: &Parts<'_>, kind: &str, name: &str, attempt: &Path) -> Result<Command> {
        let Parts { challenge, harness, linkage } = parts;
        let source = harness_file(&self.tools.kept(), challenge, harness)?;
        let mut rustc = self.rustc(challenge, linkage);
        rustc.args(["--crate-type", kind, "--crate-name", name]).arg(&source).arg("--emit=link");
        // The reader is not the author of the checks, and has nothing to do with their warnings.
        rustc.args(["--cap-lints", "allow"]);
        rustc.arg(assigned("--remap-path-prefix=", &source, &self.shown(&challenge.checks())));
        externs(&mut rustc, &linkage.dependencies);
        externs(&mut rustc, &linkage.dev_dependencies);
        externs(&mut rustc, &BTreeMap::from([(challenge.crate_name(), attempt.to_owned())]));
        Ok(rustc)
    }

    fn rustc(&self, challenge: &Challenge, linkage: &Linkage) -> Command {
        let mut rustc = Command::new(&self.tools.rustc);
        // Run from where the user stands, so that the compiler names files as the user would.
        rustc.current_dir(&self.options.shown_from);
        // Some macros of dependencies look for these.
        rustc.env("CARGO_MANIFEST_DIR", &challenge.dir).env("CARGO_PKG_NAME", &challenge.slug);
        rustc.args([
            "--edition",
            &linkage.edition,
            "-C",
            "embed-bitcode=no",
            "--error-format=json",
        ]);
        if self.options.colour {
            rustc.arg("--json=diagnostic-rendered-ansi");
        }
        if self.options.incremental {
            rustc.args(["-C", "debuginfo=line-tables-only"]);
        } else {
            rustc.args(["-C", "debuginfo=0", "-C", "strip=debuginfo"]);
        }
        rustc.args(linkage.search.iter().flat_map(|path| ["-L", path]));
        rustc
    }

    /// A folder for the compiler alone, until the lock goes. What it keeps there saves half of its
    /// work on the next text. An attempt that is being worked on has a bench of its own; of those
    /// that are judged one after another, each takes the first bench of its challenge that is free.
    fn bench(&self, challenge: &Challenge, place: &Place<'_>) -> Result<(PathBuf, File)> {
        let benches = self.tools.kept().join("bench");
        let slug = &challenge.slug;
        let lock_file = |bench: &Path| {
            fs::create_dir_all(bench).at("make", bench)?;
            let path = bench.join("lock");
            File::create(&path).at("write", &path)
        };
        if self.options.incremental {
            let mut hash = Sha256::new();
            hash.update(place.attempt.as_os_str().as_encoded_bytes());
            hash.update(self.options.shown_from.as_os_str().as_encoded_bytes());
            let bench = benches.join(format!("{slug}-{}", &file::hex(hash)[..16]));
            let lock = lock_file(&bench)?;
            lock.lock().at("lock", &bench)?;
            return Ok((bench, lock));
        }
        for number in 1.. {
            let bench = benches.join(format!("{slug}-{number}"));
            let lock = lock_file(&bench)?;
            match lock.try_lock() {
                Ok(()) => return Ok((bench, lock)),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(e)) => return Err(e).at("lock", &bench),
            }
        }
        unreachable!("some number is free")
    }

    fn call(&self, rustc: Command, time: Duration) -> Result<Said> {
        let program = self.tools.rustc.clone();
        let limits = Limits { time, memory: None, cancel: &self.options.cancel };
        let ended = process::run(rustc, "", None, &limits).at("run", &program)?;
        let status = match ended.end {
            End::Exited(status) => status,
            End::TimedOut => return Ok(Said::Nothing),
            End::Cancelled => return Err(Error::Cancelled),
        };
        let mut notes = Notes::default();
        let (mut errors, mut other) = (0, String::new());
        for line in ended.stderr.lines() {
            let Ok(diagnostic) = serde_json::from_str::<Diagnostic>(line) else {
                other.push_str(line);
                other.push('\n');
                continue;
            };
            // "2 warnings emitted" has no place in the source.
            match diagnostic.level {
                DiagnosticLevel::Warning => {
                    notes.warnings += usize::from(!diagnostic.spans.is_empty());
                }
                DiagnosticLevel::Error | DiagnosticLevel::Ice => errors += 1,
                _ => {}
            }
            notes.words.push_str(diagnostic.rendered.as_deref().unwrap_or_default());
        }
        match (status.success(), errors) {
            (true, _) => Ok(Said::Yes(notes)),
            (false, 0) => Err(Error::Tool {
                what: format!("`{}`", program.display()),
                output: format!("{status}\n{other}"),
            }),
            (false, _) => Ok(Said::No(notes.words)),
        }
    }
}

/// What goes into a program beside the attempt.
struct Parts<'a> {
    challenge: &'a Challenge,
    harness: &'a Harness,
    linkage: &'a Linkage,
}

/// How files are called in messages.
struct Place<'a> {
    attempt: &'a Path,
    checks: &'a Path,
}

/// The compiler's answer.
enum Said {
    Yes(Notes),
    No(String),
    /// It was stopped.
    Nothing,
}

fn rlib(folder: &Path, crate_name: &str) -> PathBuf {
    folder.join(format!("lib{crate_name}.rlib"))
}

fn externs(rustc: &mut Command, libraries: &BTreeMap<String, PathBuf>) {
    for (name, path) in libraries {
        rustc.arg("--extern").arg(assigned("", Path::new(name), path));
    }
}

/// `<option><name>=<path>`; paths need not be Unicode.
fn assigned(option: &str, name: &Path, path: &Path) -> std::ffi::OsString {
    let mut argument = std::ffi::OsString::from(option);
    argument.push(name);
    argument.push("=");
    argument.push(path);
    argument
}

/// How many files and environment variables went into a crate. Each has a rule or a note of its
/// own.
fn inputs(dep_info: &str) -> usize {
    dep_info.lines().filter(|line| line.ends_with(':') || line.starts_with("# env-dep:")).count()
}

/// The same text always lies in the same file, so that the compiler can start from what it knows.
fn harness_file(kept: &Path, challenge: &Challenge, harness: &Harness) -> Result<PathBuf> {
    let hash = file::hex(Sha256::new_with_prefix(&harness.program));
    let path = kept.join("harness").join(format!("{}-{}.rs", challenge.slug, &hash[..16]));
    if !fs::read(&path).is_ok_and(|text| text == harness.program.as_bytes()) {
        file::replace(&path, harness.program.as_bytes())?;
    }
    Ok(path)
}
