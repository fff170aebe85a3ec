//! From an attempt's text to a program that runs its checks.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::cache::{self, Notes};
use super::harness::{Harness, Together};
use super::process::{self, End, Limits};
use super::{Candidate, Judge};
use crate::artifacts::Linkage;
use crate::catalogue::Challenge;
use crate::error::{AtPath, Error, Result};
use crate::file;

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
    /// Compiles an attempt where it lies, with the lines of calls, so that a panic inside a
    /// dependency names the line that led there.
    pub(super) fn compile(
        &self,
        challenge: &Challenge,
        harness: &Harness,
        attempt: &Path,
    ) -> Result<Compiled> {
        let linkage = self.linkage(challenge)?;
        let folder = self.work()?;
        let (shown, shown_checks) = (self.shown(attempt), self.shown(&challenge.checks()));
        let (bench, _lock) = self.bench(challenge, &shown)?;
        let session = assigned("-Cincremental", Path::new(""), &bench.join("session"));
        let deadline = Instant::now() + self.options.compile_limit;
        let left = || deadline.saturating_duration_since(Instant::now());

        let crate_name = challenge.crate_name();
        let mut rustc = self.rustc(challenge, &linkage);
        rustc.arg(&session).args(["-C", "debuginfo=line-tables-only"]);
        rustc.args(["--crate-type", "lib", "--crate-name", &crate_name]).arg(attempt);
        rustc.arg(assigned("--remap-path-prefix=", attempt, &shown));
        rustc.arg("--emit=link").arg("--out-dir").arg(&bench);
        let Notes { words, warnings } = match self.call(rustc, left())? {
            Said::Nothing => return Ok(Compiled::timed_out()),
            Said::No(words) => return Ok(Compiled::rejected(words)),
            Said::Yes(notes) => notes,
        };

        let source = harness_file(&self.tools.kept(), challenge, harness)?;
        let mut rustc = self.rustc(challenge, &linkage);
        rustc.arg(&session).args(["-C", "debuginfo=line-tables-only"]);
        rustc.args(["--crate-type", "bin", "--crate-name", "checks"]).arg(&source);
        // The reader is not the author of the checks, and has nothing to do with their warnings.
        rustc.args(["--emit=link", "--cap-lints", "allow"]).arg("--out-dir").arg(&bench);
        rustc.arg(assigned("--remap-path-prefix=", &source, &shown_checks));
        let library = bench.join(format!("lib{crate_name}.rlib"));
        externs(&mut rustc, &linkage.dev_dependencies);
        externs(&mut rustc, &BTreeMap::from([(crate_name, library)]));
        match self.call(rustc, left())? {
            Said::Nothing => return Ok(Compiled::timed_out()),
            Said::No(words) => {
                return Ok(Compiled::rejected(format!(
                    "{} compiles, but the checks do not compile with it. Something they use is \
                     missing in it, is not `pub`, or has another signature:\n\n{words}",
                    shown.display()
                )));
            }
            Said::Yes(_) => {}
        }
        let path = cache::program_in(folder.path());
        fs::rename(cache::program_in(&bench), &path).at("move", &path)?;
        let program = Program { path, _folder: Some(folder) };
        Ok(Compiled { outcome: Outcome::Program(program), words, warnings })
    }

    /// Compiles several attempts and the checks that are wanted of each into one program; see
    /// [`Harness::together`]. The program is kept.
    pub(super) fn compile_together(
        &self,
        challenge: &Challenge,
        harness: &Harness,
        candidates: &[Candidate],
    ) -> Result<Compiled> {
        let linkage = self.linkage(challenge)?;
        let attempts: Vec<_> = candidates
            .iter()
            .map(|c| (c.text.as_str(), c.checks.iter().map(String::as_str).collect()))
            .collect();
        let Together { root, modules } = harness.together(&challenge.crate_name(), &attempts);
        let shown_checks = self.shown(&challenge.checks());
        let texts = modules.iter().flatten().chain([&root]).map(String::as_str);
        let names = candidates.iter().map(|c| &c.shown).chain([&shown_checks]);
        let key = self.key(names, &linkage, texts);
        if let Some((path, Notes { words, warnings })) = self.cache.find(&key) {
            let outcome = Outcome::Program(Program { path, _folder: None });
            return Ok(Compiled { outcome, words, warnings });
        }

        let folder = self.work()?;
        let mut rustc = self.rustc(challenge, &linkage);
        for (i, (texts, candidate)) in modules.iter().zip(candidates).enumerate() {
            let module = folder.path().join(format!("a{i}"));
            fs::create_dir(&module).at("make", &module)?;
            let shown = [&candidate.shown, &shown_checks].map(|shown| one_of_many(i, shown));
            for ((name, text), shown) in ["answer.rs", "checks.rs"].iter().zip(texts).zip(shown) {
                let file = module.join(name);
                fs::write(&file, text).at("write", &file)?;
                rustc.arg(assigned("--remap-path-prefix=", &file, &shown));
            }
        }
        let source = folder.path().join("root.rs");
        fs::write(&source, root).at("write", &source)?;
        let entry = folder.path().join("entry");
        fs::create_dir(&entry).at("make", &entry)?;
        rustc.args(["--crate-type", "bin", "--crate-name", "checks"]).arg(&source);
        rustc.args(["-C", "debuginfo=0", "-C", "strip=debuginfo", "--cap-lints", "allow"]);
        // The gate has a program for each processor already.
        rustc.args(["-C", "codegen-units=1"]);
        rustc.arg("--emit=link").arg("--out-dir").arg(&entry);
        externs(&mut rustc, &linkage.dev_dependencies);
        // The more attempts, the more to compile.
        let time = self.options.compile_limit + Duration::from_secs(3) * modules.len() as u32;
        let notes = match self.call(rustc, time)? {
            Said::Nothing => return Ok(Compiled::timed_out()),
            Said::No(words) => return Ok(Compiled::rejected(words)),
            Said::Yes(notes) => notes,
        };
        let program = match self.cache.keep(&key, &entry, &notes) {
            Some(path) => Program { path, _folder: None },
            None => Program { path: cache::program_in(&entry), _folder: Some(folder) },
        };
        let Notes { words, warnings } = notes;
        Ok(Compiled { outcome: Outcome::Program(program), words, warnings })
    }

    /// The compiler's warnings of an attempt that compiles by itself, if there are any.
    ///
    /// # Errors
    ///
    /// As [`Judge::judge`].
    pub(crate) fn warnings(&self, challenge: &Challenge, attempt: &Path) -> Result<Option<String>> {
        let linkage = self.linkage(challenge)?;
        let folder = self.work()?;
        let mut rustc = self.rustc(challenge, &linkage);
        rustc.args(["--crate-type", "lib", "--crate-name", &challenge.crate_name()]).arg(attempt);
        rustc.arg(assigned("--remap-path-prefix=", attempt, &self.shown(attempt)));
        rustc.arg("--emit=metadata").arg("--out-dir").arg(folder.path());
        Ok(match self.call(rustc, self.options.compile_limit)? {
            Said::Yes(notes) if notes.warnings > 0 => Some(notes.words),
            _ => None,
        })
    }

    /// A folder that goes when the value does.
    fn work(&self) -> Result<TempDir> {
        let work = self.tools.kept().join("work");
        fs::create_dir_all(&work).at("make", &work)?;
        TempDir::new_in(&work).at("write in", &work)
    }

    /// Stands for all that goes into a program: the files, and what messages call them.
    fn key<'t>(
        &self,
        names: impl Iterator<Item = &'t PathBuf>,
        linkage: &Linkage,
        texts: impl Iterator<Item = &'t str>,
    ) -> String {
        let mut hash = Sha256::new();
        let mut add = |bytes: &[u8]| {
            hash.update(bytes.len().to_le_bytes());
            hash.update(bytes);
        };
        // How the compiler is called, and what is made of its answer.
        add(include_bytes!("compile.rs"));
        add(self.tools.version.as_bytes());
        texts.for_each(|text| add(text.as_bytes()));
        names.for_each(|name| add(name.as_os_str().as_encoded_bytes()));
        add(&serde_json::to_vec(linkage).unwrap_or_default());
        for library in linkage.libraries() {
            // One that lies in this repository can change and keep its name.
            let stamp = fs::metadata(library).and_then(|m| Ok((m.len(), m.modified()?))).ok();
            add(format!("{stamp:?}").as_bytes());
        }
        file::hex(hash)
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
        rustc.args(linkage.search.iter().flat_map(|path| ["-L", path]));
        externs(&mut rustc, &linkage.dependencies);
        rustc
    }

    /// A folder for this attempt alone, until the lock goes. What the compiler keeps there saves half
    /// of its work on the next text.
    fn bench(&self, challenge: &Challenge, shown: &Path) -> Result<(PathBuf, File)> {
        let mut hash = Sha256::new();
        hash.update(shown.as_os_str().as_encoded_bytes());
        hash.update(self.options.shown_from.as_os_str().as_encoded_bytes());
        let name = format!("{}-{}", challenge.slug, &file::hex(hash)[..16]);
        let bench = self.tools.kept().join("bench").join(name);
        fs::create_dir_all(&bench).at("make", &bench)?;
        let path = bench.join("lock");
        let lock = File::create(&path).at("write", &path)?;
        lock.lock().at("lock", &bench)?;
        Ok((bench, lock))
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

/// The compiler's answer.
enum Said {
    Yes(Notes),
    No(String),
    /// It was stopped.
    Nothing,
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

/// What the compiler calls a file of one of several attempts. Two files of one name are the same file
/// to it, and it reads the first of them twice.
pub(super) fn one_of_many(number: usize, shown: &Path) -> PathBuf {
    Path::new(&format!("a{number}")).join(shown)
}

/// The same text always lies in the same file, so that the compiler can start from what it knows.
fn harness_file(kept: &Path, challenge: &Challenge, harness: &Harness) -> Result<PathBuf> {
    let program = harness.program();
    let hash = file::hex(Sha256::new_with_prefix(&program));
    let path = kept.join("harness").join(format!("{}-{}.rs", challenge.slug, &hash[..16]));
    if !fs::read(&path).is_ok_and(|text| text == program.as_bytes()) {
        file::replace(&path, program.as_bytes())?;
    }
    Ok(path)
}
