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
use std::slice;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

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
            colour: false,
            aloud: false,
            cancel: Arc::default(),
        }
    }
}

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

/// What a check stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// What the problem says. All of these passed is a pass in the room.
    Core,
    /// What a strong candidate asks about, or handles without being asked.
    Edge,
}

/// One check as `checks.rs` declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The function.
    pub name: String,
    /// An edge if it stands below the line `// ---- Edges`.
    pub tier: Tier,
    /// Whether it only guards something, as its documentation says, and no attempt need fail it.
    pub guard: bool,
}

/// One check and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckResult {
    /// The function in `checks.rs`.
    pub name: String,
    /// What it stands for.
    pub tier: Tier,
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

/// The judge's answer. Its JSON is for programs: fields may be added, and none changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// The challenge.
    pub slug: String,
    /// The answer in a word, for all checks.
    pub outcome: Outcome,
    /// Whether every core check reported ok: this would pass in the room.
    pub core: bool,
    /// Every declared check, in the order of the file.
    pub checks: Vec<CheckResult>,
    /// How long the judge took.
    pub seconds: f64,
    /// The compiler's own words when the attempt does not compile, its warnings when it does.
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

    /// Of the checks of one kind, how many reported ok, and how many there are.
    pub fn score(&self, tier: Tier) -> Score {
        let of_it = || self.checks.iter().filter(|c| c.tier == tier);
        Score { passed: of_it().filter(|c| c.passed).count(), of: of_it().count() }
    }

    /// The checks that did not pass.
    pub fn failures(&self) -> impl Iterator<Item = &CheckResult> {
        self.checks.iter().filter(|c| !c.passed)
    }
}

/// How many of some checks passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// These reported ok.
    pub passed: usize,
    /// All of them.
    pub of: usize,
}

impl Score {
    /// Whether none is missing.
    pub fn is_full(self) -> bool {
        self.passed == self.of
    }
}

/// One of several attempts that are judged together.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What messages call its file.
    pub shown: PathBuf,
    /// The whole attempt.
    pub text: String,
    /// The checks that are wanted of it.
    pub checks: Vec<String>,
}

/// Judges any number of attempts at the challenges of one course.
#[derive(Debug)]
pub struct Judge<'c> {
    course: &'c Course,
    options: Options,
    tools: Toolchain,
    cache: Cache,
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
        let cache = Cache::open(&tools.kept())?;
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
        let compiled = match String::from_utf8(bytes) {
            Ok(text) if text.trim().is_empty() => {
                Compiled::rejected(format!("{} is empty.\n", shown.display()))
            }
            Ok(_) => self.compile(challenge, &harness, attempt)?,
            Err(e) => {
                let valid = e.utf8_error().valid_up_to();
                let line = e.as_bytes()[..valid].iter().filter(|b| **b == b'\n').count() + 1;
                Compiled::rejected(format!(
                    "{}:{line}: this line is not UTF-8 text. Save the file as UTF-8.\n",
                    shown.display()
                ))
            }
        };
        let mut verdict = self.verdict(challenge, &harness, &compiled);
        if let compile::Outcome::Program(program) = &compiled.outcome {
            let checks = self.shown(&challenge.checks());
            let subject = Subject::new(challenge, program.path(), shown, checks);
            let checks =
                self.run_all(&harness.checks, |check| self.run(check, &check.name, &subject));
            verdict.conclude(checks?);
        }
        verdict.seconds = began.elapsed().as_secs_f64();
        Ok(verdict)
    }

    /// Judges several attempts at one challenge, compiled into one program, each by the checks that
    /// are wanted of it; the others are reported as not run. The verdicts are in the order of the
    /// candidates, and `judged` is told of each.
    ///
    /// If one of them does not compile, each is compiled by itself, to find out which.
    ///
    /// # Errors
    ///
    /// As [`Judge::judge`].
    pub fn judge_together(
        &self,
        challenge: &Challenge,
        candidates: &[Candidate],
        judged: &dyn Fn(&Candidate),
    ) -> Result<Vec<Verdict>> {
        let harness = self.harness(challenge)?;
        let compiled = self.compile_together(challenge, &harness, candidates)?;
        let compile::Outcome::Program(program) = &compiled.outcome else {
            if let [one] = candidates {
                judged(one);
                return Ok(vec![self.verdict(challenge, &harness, &compiled)]);
            }
            let mut verdicts = Vec::new();
            for one in candidates {
                verdicts.extend(self.judge_together(challenge, slice::from_ref(one), judged)?);
            }
            return Ok(verdicts);
        };
        let mut verdicts = Vec::new();
        for (i, candidate) in candidates.iter().enumerate() {
            let began = Instant::now();
            let files = [candidate.shown.clone(), self.shown(&challenge.checks())];
            let [attempt, own] = files.each_ref().map(|file| compile::one_of_many(i, file));
            let names = [&attempt, &own].map(|name| name.display().to_string());
            let subject = Subject::new(challenge, program.path(), attempt, own);
            let checks = self.run_all(&harness.checks, |check| {
                if candidate.checks.contains(&check.name) {
                    self.run(check, &format!("{i}::{}", check.name), &subject)
                } else {
                    Ok(CheckResult::not_run(check, "not run: nobody asked for it"))
                }
            });
            let mut verdict = self.verdict(challenge, &harness, &compiled);
            verdict.conclude(checks?);
            for check in &mut verdict.checks {
                for (name, file) in names.iter().zip(&files) {
                    check.message = check.message.replace(name, &file.display().to_string());
                }
            }
            verdict.seconds = began.elapsed().as_secs_f64();
            judged(candidate);
            verdicts.push(verdict);
        }
        Ok(verdicts)
    }

    /// A verdict before any check was run.
    fn verdict(&self, challenge: &Challenge, harness: &Harness, compiled: &Compiled) -> Verdict {
        let (outcome, why, compiler) = match compiled.outcome {
            compile::Outcome::Program(_) => (Outcome::Failed, "not run", compiled.words.clone()),
            compile::Outcome::Rejected => (
                Outcome::DoesNotCompile,
                "not run: the attempt does not compile",
                compiled.words.clone(),
            ),
            compile::Outcome::TimedOut => (
                Outcome::TimedOut,
                "not run: the compiler took too long",
                format!(
                    "The compiler was still busy after {} s and was stopped. \
                     Is there a `const` that never ends?\n",
                    self.options.compile_limit.as_secs_f64()
                ),
            ),
        };
        Verdict {
            slug: challenge.slug.clone(),
            outcome,
            core: false,
            checks: harness.checks.iter().map(|check| CheckResult::not_run(check, why)).collect(),
            seconds: 0.0,
            compiler,
            warnings: compiled.warnings,
        }
    }

    /// A path as the user would type it.
    fn shown(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.options.shown_from).unwrap_or(path).to_owned()
    }

    /// Runs every check in a process of its own: no check can spoil the next one, and each has its
    /// own time.
    fn run_all(
        &self,
        checks: &[Declared],
        run: impl Fn(&Declared) -> Result<CheckResult> + Sync,
    ) -> Result<Vec<CheckResult>> {
        let (next, late) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || {
            let mut done = Vec::new();
            loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                let Some(check) = checks.get(i) else { break done };
                let result = if late.load(Ordering::Relaxed) >= self.options.patience {
                    Ok(CheckResult::not_run(check, "not run: other checks have run out of time"))
                } else {
                    run(check)
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

    /// Runs one check, by the name that the program knows it by.
    fn run(&self, check: &Declared, name: &str, subject: &Subject<'_>) -> Result<CheckResult> {
        let options = &self.options;
        let secret = format!("{:032x}", rand::random::<u128>());
        let [attempt, checks] = [&subject.attempt, &subject.checks].map(|file| file.display());
        let input = format!("{secret}\n{name}\n{attempt}\n{checks}\n");
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
        let Declared { name, tier, .. } = check.clone();
        Ok(CheckResult { name, tier, passed, message, end, printed })
    }
}

/// What the checks of one attempt have in common.
struct Subject<'a> {
    challenge: &'a Challenge,
    program: &'a Path,
    /// The attempt's file and that of its checks, as the compiler was told to call them.
    attempt: PathBuf,
    checks: PathBuf,
    strays: Strays,
}

impl<'a> Subject<'a> {
    fn new(challenge: &'a Challenge, program: &'a Path, attempt: PathBuf, checks: PathBuf) -> Self {
        Self { challenge, program, attempt, checks, strays: Strays::default() }
    }
}

impl Verdict {
    /// Takes in what became of the checks.
    fn conclude(&mut self, checks: Vec<CheckResult>) {
        self.outcome = outcome(&checks);
        self.checks = checks;
        self.core = self.score(Tier::Core).is_full();
    }
}

impl CheckResult {
    fn not_run(check: &Declared, why: &str) -> Self {
        Self {
            name: check.name.clone(),
            tier: check.tier,
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
pub fn declared_checks(challenge: &Challenge) -> Result<Vec<Declared>> {
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
