//! The one judge: an attempt passes when every check that the listing declares was run on it and
//! reported ok.
//!
//! The attempt is compiled as the crate of its slug against the libraries that Cargo made for the
//! listing ([`crate::artifacts`]), by the compiler alone: no `build.rs` and no `Cargo.toml` beside
//! it has a say. Then each check runs in a process of its own.
//!
//! This is a judge of answers, not a prison: an attempt can do to your machine whatever your own
//! program could. The memory limit holds on Linux, where one process can be given a limit by
//! another; elsewhere there is none.

mod cache;
mod compile;
mod ending;
mod harness;
mod process;
mod strays;

use std::collections::HashMap;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::artifacts::{self, Linkage, Toolchain};
use crate::catalogue::{Challenge, Course};
use crate::error::{AtPath, Error, Result};
use cache::Cache;
use compile::Compiled;
use harness::Harness;
use process::{End, Limits};
use strays::Strays;

/// How an attempt is judged.
#[derive(Debug, Clone)]
pub struct Options {
    /// For each check.
    pub time_limit: Duration,
    /// For the compiler, which an endless constant would keep for ever.
    pub compile_limit: Duration,
    /// For each check, in bytes of address space; Linux only.
    pub memory_limit: Option<u64>,
    /// How many checks run at once.
    pub jobs: usize,
    /// The checks that have not begun are left out once this many have run out of time. An attempt
    /// that loops for ever is told so after seconds, not minutes.
    pub patience: usize,
    /// Paths in messages are relative to this folder, where they can be.
    pub shown_from: PathBuf,
    /// Whether the attempt is being worked on: compiled where it lies, with the lines of calls, so
    /// that a panic inside a dependency names the line that led there. Otherwise it is one of many,
    /// each a single file; their programs are an eighth of the size, and are kept.
    pub incremental: bool,
    /// Whether the compiler's words may be coloured.
    pub colour: bool,
    /// Whether Cargo's progress is shown when dependencies have to be compiled.
    pub aloud: bool,
    /// Set it to true, and the judge gives up with [`Error::Cancelled`].
    pub cancel: Arc<AtomicBool>,
}

impl Options {
    /// Ten seconds and two gigabytes for a check.
    pub fn new(shown_from: impl Into<PathBuf>) -> Self {
        Self {
            time_limit: Duration::from_secs(10),
            compile_limit: Duration::from_secs(60),
            memory_limit: Some(2 << 30),
            jobs: thread::available_parallelism().map_or(1, NonZero::get),
            patience: 2,
            shown_from: shown_from.into(),
            incremental: true,
            colour: false,
            aloud: false,
            cancel: Arc::default(),
        }
    }
}

/// What the compiler calls an attempt that is one of many.
const ONE_OF_MANY: &str = "attempt-that-is-judged.rs";

/// What became of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Every declared check reported ok.
    Passed,
    /// A check found a wrong answer.
    Failed,
    /// The compiler refused the attempt, or the checks with the attempt.
    DoesNotCompile,
    /// A check, or the compiler, took too long.
    TimedOut,
    /// A check was ended by a signal: an abort, a stack overflow, no memory.
    Crashed,
    /// A check's process ended, and the check had not come to its end.
    Incomplete,
}

/// What became of one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckEnd {
    /// It returned.
    Passed,
    /// It panicked.
    Failed,
    /// It took too long.
    TimedOut,
    /// It was ended by a signal.
    Crashed,
    /// Its process ended by itself, and it had not returned.
    Incomplete,
    /// It was not run.
    NotRun,
}

/// One check and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckResult {
    /// The function in `checks.rs`.
    pub name: String,
    /// Whether it ran and reported ok.
    pub passed: bool,
    /// Why not; empty when it passed.
    pub message: String,
    /// What became of it.
    #[serde(skip)]
    pub end: CheckEnd,
    /// What the attempt printed meanwhile.
    #[serde(skip)]
    pub printed: String,
}

/// The judge's answer. Its JSON is for programs and does not change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// The challenge.
    pub slug: String,
    /// The answer in a word.
    pub outcome: Outcome,
    /// Every declared check, in the order of the file.
    pub checks: Vec<CheckResult>,
    /// How long the judge took.
    pub seconds: f64,
    /// The compiler's own words when the attempt does not compile, its warnings when it does.
    #[serde(skip)]
    pub compiler: String,
    /// How many warnings there were.
    #[serde(skip)]
    pub warnings: usize,
}

impl Verdict {
    /// Whether every declared check reported ok.
    pub fn passed(&self) -> bool {
        self.outcome == Outcome::Passed
    }

    /// The checks that did not pass.
    pub fn failures(&self) -> impl Iterator<Item = &CheckResult> {
        self.checks.iter().filter(|c| !c.passed)
    }
}

/// Judges any number of attempts at the challenges of one course.
#[derive(Debug)]
pub struct Judge<'c> {
    course: &'c Course,
    options: Options,
    tools: Toolchain,
    cache: Option<Cache>,
    linkages: Mutex<HashMap<String, Linkage>>,
    /// By what stands in `checks.rs`, which may be edited while somebody watches.
    harnesses: Mutex<HashMap<String, Arc<Harness>>>,
}

impl<'c> Judge<'c> {
    /// Looks for the compiler and Cargo's target directory.
    ///
    /// # Errors
    ///
    /// When one of them is not to be had.
    pub fn new(course: &'c Course, options: Options) -> Result<Self> {
        let tools = Toolchain::find(course)?;
        cache::prune(&tools.kept())?;
        // An attempt that is being worked on is never the same twice.
        let cache = (!options.incremental).then(|| Cache::open(&tools.kept())).transpose()?;
        let (linkages, harnesses) = Default::default();
        Ok(Self { course, options, tools, cache, linkages, harnesses })
    }

    /// Set it to true, and the judge gives up with [`Error::Cancelled`].
    pub fn cancel(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.options.cancel)
    }

    /// Compiles what attempts at this challenge link against, unless that has been done.
    ///
    /// # Errors
    ///
    /// When Cargo fails, or the listing does not compile.
    pub fn prepare(&self, challenge: &Challenge) -> Result<()> {
        self.linkage(challenge).map(drop)
    }

    fn linkage(&self, challenge: &Challenge) -> Result<Linkage> {
        let mut known = self.linkages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(linkage) = known.get(&challenge.slug).filter(|linkage| linkage.is_there()) {
            return Ok(linkage.clone());
        }
        let linkage = artifacts::linkage(&self.tools, self.course, challenge, self.options.aloud)?;
        known.insert(challenge.slug.clone(), linkage.clone());
        Ok(linkage)
    }

    fn harness(&self, challenge: &Challenge) -> Result<Arc<Harness>> {
        let text = checks_of(challenge)?;
        let mut known = self.harnesses.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(harness) = known.get(&text) {
            return Ok(Arc::clone(harness));
        }
        let harness = Arc::new(Harness::new(&challenge.checks(), &text)?);
        known.insert(text, Arc::clone(&harness));
        Ok(harness)
    }

    /// Judges one attempt.
    ///
    /// # Errors
    ///
    /// When there is no attempt, when the listing is at fault, or when a tool fails. An attempt
    /// that is merely wrong, in whatever way, gets a verdict.
    pub fn judge(&self, challenge: &Challenge, attempt: &Path) -> Result<Verdict> {
        self.judge_by(challenge, attempt, |_| true)
    }

    /// Judges one attempt by some of the checks. The others are reported as not run.
    ///
    /// # Errors
    ///
    /// As [`Judge::judge`].
    pub fn judge_by(
        &self,
        challenge: &Challenge,
        attempt: &Path,
        wanted: impl Fn(&str) -> bool + Sync,
    ) -> Result<Verdict> {
        let began = Instant::now();
        let harness = self.harness(challenge)?;
        let bytes = match fs::read(attempt) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Err(Error::NoAttempt {
                    slug: challenge.slug.clone(),
                    path: attempt.to_owned(),
                });
            }
            bytes => bytes.at("read", attempt)?,
        };
        let shown = self.shown(attempt);
        // To the compiler a file of another name is another file, and all it knows of the last one
        // is of no use.
        let called = if self.options.incremental { &shown } else { Path::new(ONE_OF_MANY) };
        let compiled = match String::from_utf8(bytes) {
            Ok(text) if text.trim().is_empty() => {
                Compiled::rejected(format!("{} is empty.\n", shown.display()))
            }
            Ok(text) => self.compile(challenge, &harness, attempt, called, &text)?,
            Err(e) => {
                let valid = e.utf8_error().valid_up_to();
                let line = e.as_bytes()[..valid].iter().filter(|b| **b == b'\n').count() + 1;
                Compiled::rejected(format!(
                    "{}:{line}: this line is not UTF-8 text. Save the file as UTF-8.\n",
                    shown.display()
                ))
            }
        };

        let mut verdict = Verdict {
            slug: challenge.slug.clone(),
            outcome: Outcome::DoesNotCompile,
            checks: Vec::new(),
            seconds: 0.0,
            compiler: compiled.words,
            warnings: compiled.warnings,
        };
        let not_run =
            |why: &str| harness.checks.iter().map(|name| CheckResult::not_run(name, why)).collect();
        match compiled.outcome {
            compile::Outcome::Program(program) => {
                let subject = Subject {
                    challenge,
                    program: program.path(),
                    attempt: called,
                    strays: Strays::default(),
                };
                verdict.checks = self.run_all(&harness.checks, |name| {
                    if wanted(name) {
                        self.run(name, &subject)
                    } else {
                        Ok(CheckResult::not_run(name, "not run: nobody asked for it"))
                    }
                })?;
                verdict.outcome = outcome(&verdict.checks);
            }
            compile::Outcome::Rejected => {
                verdict.checks = not_run("not run: the attempt does not compile");
            }
            compile::Outcome::TimedOut => {
                verdict.outcome = Outcome::TimedOut;
                verdict.checks = not_run("not run: the compiler took too long");
                let limit = self.options.compile_limit.as_secs_f64();
                verdict.compiler = format!(
                    "The compiler was still busy after {limit} s and was stopped. \
                     Is there a `const` that never ends?\n"
                );
            }
        }
        if !self.options.incremental {
            let shown = shown.to_string_lossy();
            let messages = verdict.checks.iter_mut().map(|check| &mut check.message);
            for text in messages.chain([&mut verdict.compiler]) {
                *text = text.replace(ONE_OF_MANY, &shown);
            }
        }
        verdict.seconds = began.elapsed().as_secs_f64();
        Ok(verdict)
    }

    /// A path as the user would type it.
    fn shown(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.options.shown_from).unwrap_or(path).to_owned()
    }

    /// Runs every check in a process of its own: no check can spoil the next one, and each has its
    /// own time.
    fn run_all(
        &self,
        names: &[String],
        run: impl Fn(&str) -> Result<CheckResult> + Sync,
    ) -> Result<Vec<CheckResult>> {
        let (next, late) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || {
            let mut done = Vec::new();
            loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                let Some(name) = names.get(i) else { break done };
                let result = if late.load(Ordering::Relaxed) >= self.options.patience {
                    Ok(CheckResult::not_run(name, "not run: other checks have run out of time"))
                } else {
                    run(name)
                };
                if matches!(&result, Ok(r) if r.end == CheckEnd::TimedOut) {
                    late.fetch_add(1, Ordering::Relaxed);
                }
                done.push((i, result));
            }
        };
        let mut done: Vec<_> = thread::scope(|scope| {
            let workers: Vec<_> =
                (0..self.options.jobs.max(1)).map(|_| scope.spawn(work)).collect();
            workers
                .into_iter()
                .flat_map(|w| w.join().unwrap_or_else(|p| std::panic::resume_unwind(p)))
                .collect()
        });
        done.sort_by_key(|(i, _)| *i);
        done.into_iter().map(|(_, result)| result).collect()
    }

    fn run(&self, name: &str, subject: &Subject<'_>) -> Result<CheckResult> {
        let options = &self.options;
        let secret = format!("{:032x}", rand::random::<u128>());
        let checks = self.shown(&subject.challenge.checks());
        let input =
            format!("{secret}\n{name}\n{}\n{}\n", subject.attempt.display(), checks.display());
        let mut command = Command::new(subject.program);
        // As under `cargo test`; what the reader has set for other programs changes no verdict.
        command.current_dir(&subject.challenge.dir);
        command.env("RUST_BACKTRACE", "0").env_remove("RUST_MIN_STACK");
        subject.strays.mark(&mut command);
        let limits = Limits {
            time: options.time_limit,
            memory: options.memory_limit,
            cancel: &options.cancel,
        };
        let ended =
            process::run(command, &input, Some(&secret), &limits).at("run", subject.program)?;

        let lines = ended.stdout.lines().chain(ended.stderr.lines());
        let (told, printed): (Vec<_>, Vec<_>) = lines.partition(|line| line.contains(&secret));
        let panic =
            |line: &str| Some(unescape(line.split_once(&secret)?.1.strip_prefix(" panic ")?));
        let (end, message) = match (ended.end, ended.report.as_deref()) {
            (End::Cancelled, _) => return Err(Error::Cancelled),
            (End::TimedOut, _) => {
                let limit = options.time_limit.as_secs_f64();
                (CheckEnd::TimedOut, format!("not finished after {limit} s, and stopped"))
            }
            (End::Exited(status), Some("ok")) if status.success() => {
                (CheckEnd::Passed, String::new())
            }
            (End::Exited(_), Some(report)) if report.starts_with("panicked ") => {
                (CheckEnd::Failed, unescape(&report["panicked ".len()..]))
            }
            (End::Exited(status), _) => {
                // Of the library's own panics on the way to an abort the reason says enough.
                let panic = |line| panic(line).filter(|p| !p.starts_with("panicked at /rustc/"));
                let (end, reason) = ending::explain(status, &ended.stderr, options.memory_limit);
                let panics = told.iter().filter_map(|line| panic(line));
                (end, std::iter::once(reason).chain(panics).collect::<Vec<_>>().join("\n"))
            }
        };
        let passed = end == CheckEnd::Passed;
        let printed = printed.join("\n").trim().to_owned();
        Ok(CheckResult { name: name.to_owned(), passed, message, end, printed })
    }
}

/// What the checks of one attempt have in common.
struct Subject<'a> {
    challenge: &'a Challenge,
    program: &'a Path,
    /// The attempt's file, as messages name it.
    attempt: &'a Path,
    strays: Strays,
}

impl CheckResult {
    fn not_run(name: &str, why: &str) -> Self {
        Self {
            name: name.to_owned(),
            passed: false,
            message: why.to_owned(),
            end: CheckEnd::NotRun,
            printed: String::new(),
        }
    }
}

/// The checks that a listing declares, in the order of its file.
///
/// # Errors
///
/// When `checks.rs` cannot be read, or holds a check that could be left out in silence.
pub fn declared_checks(challenge: &Challenge) -> Result<Vec<String>> {
    Ok(Harness::new(&challenge.checks(), &checks_of(challenge)?)?.checks)
}

fn checks_of(challenge: &Challenge) -> Result<String> {
    let path = challenge.checks();
    fs::read_to_string(&path).at("read", &path)
}

/// One word for all checks: the strangest end is the one to be told about.
fn outcome(checks: &[CheckResult]) -> Outcome {
    let any = |end| checks.iter().any(|c| c.end == end);
    if any(CheckEnd::Incomplete) {
        Outcome::Incomplete
    } else if any(CheckEnd::Crashed) {
        Outcome::Crashed
    } else if any(CheckEnd::TimedOut) {
        Outcome::TimedOut
    } else if !checks.is_empty() && checks.iter().all(|c| c.passed) {
        Outcome::Passed
    } else {
        Outcome::Failed
    }
}

/// Undoes what the harness does to keep a message on one line.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.push(match letters.next() {
                Some('n') => '\n',
                Some(other) => other,
                None => '\\',
            }),
            other => plain.push(other),
        }
    }
    plain.trim_end().to_owned()
}
