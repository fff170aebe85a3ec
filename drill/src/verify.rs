//! The author's gate: holds every listing to what it promises about its checks.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::catalogue::{Challenge, Course};
use crate::error::{Error, Result};
use crate::judge::{self, CheckEnd, Judge, Outcome, Verdict};

/// What was found out about one listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The listing.
    pub slug: String,
    /// How many attempts were judged: the starter, the solution, the wrong ones.
    pub attempts: usize,
    /// How many checks it declares.
    pub checks: usize,
    /// What is wrong with it; each is whole sentences that name the file.
    pub problems: Vec<String>,
}

/// Told after each attempt.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// The listing of the attempt.
    pub slug: &'a str,
    /// The attempt, relative to the listing.
    pub attempt: &'a str,
    /// Attempts judged, this one included.
    pub done: usize,
    /// All attempts.
    pub total: usize,
}

/// How the gate judges: like the judge, but no check is left out because others took too long.
pub fn options(course: &Course) -> judge::Options {
    judge::Options {
        patience: usize::MAX,
        incremental: false,
        ..judge::Options::new(course.root())
    }
}

/// Verifies these listings, several attempts at a time.
///
/// # Errors
///
/// When there is no such listing, when the compiler cannot be started, or when it was cancelled.
/// What is wrong with a listing is in its [`Report`].
pub fn verify(
    course: &Course,
    slugs: &[&str],
    options: &judge::Options,
    progress: &(dyn Fn(Step<'_>) + Sync),
) -> Result<Vec<Report>> {
    let challenges = slugs.iter().map(|slug| course.challenge(slug)).collect::<Result<Vec<_>>>()?;
    // Compiling takes longer than running, and knows one attempt at a time: so attempts, not
    // checks, go side by side.
    let judge = Judge::new(course, judge::Options { jobs: 1, ..options.clone() })?;

    let mut gates = Vec::new();
    for challenge in challenges {
        gates.push(Gate::open(challenge, &judge)?);
    }
    let total = gates.iter().map(|gate| gate.attempts.len()).sum();
    let (queues, done) = (Queues::new(&gates), AtomicUsize::new(0));
    let verdicts = Mutex::new(BTreeMap::new());
    let work = || {
        let mut at = None;
        while let Some((queue, attempt)) = queues.next(at) {
            at = Some(queue);
            let gate = &gates[queue];
            let verdict = gate.judge(&judge, attempt);
            let name = gate.name(attempt);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress(Step { slug: &gate.challenge.slug, attempt: &name, done, total });
            lock(&verdicts).insert(attempt.to_path_buf(), verdict);
        }
    };
    thread::scope(|scope| {
        for _ in 0..options.jobs.max(1) {
            scope.spawn(work);
        }
    });
    let mut verdicts = verdicts.into_inner().unwrap_or_else(PoisonError::into_inner);
    gates.into_iter().map(|gate| gate.report(&mut verdicts)).collect()
}

/// What is left to judge, a queue for each listing. A worker stays with its listing, because the
/// compiler has the last attempt at it in mind.
struct Queues<'g>(Mutex<Vec<Queue<'g>>>);

struct Queue<'g> {
    left: std::slice::Iter<'g, PathBuf>,
    workers: usize,
}

impl<'g> Queues<'g> {
    fn new(gates: &'g [Gate<'_>]) -> Self {
        let queue = |gate: &'g Gate<'_>| Queue { left: gate.attempts.iter(), workers: 0 };
        Self(Mutex::new(gates.iter().map(queue).collect()))
    }

    /// The next attempt for a worker that was at this queue. At the end of its queue it goes to the
    /// longest of those with the fewest workers.
    fn next(&self, at: Option<usize>) -> Option<(usize, &'g Path)> {
        let mut queues = lock(&self.0);
        if let Some(at) = at {
            if let Some(attempt) = queues[at].left.next() {
                return Some((at, attempt));
            }
            queues[at].workers -= 1;
        }
        let open = queues.iter_mut().enumerate().filter(|(_, queue)| queue.left.len() > 0);
        let (at, queue) =
            open.min_by_key(|(_, queue)| (queue.workers, Reverse(queue.left.len())))?;
        queue.workers += 1;
        queue.left.next().map(|attempt| (at, attempt.as_path()))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One listing on its way through.
struct Gate<'c> {
    challenge: &'c Challenge,
    checks: Vec<String>,
    attempts: Vec<PathBuf>,
    /// The check that each wrong attempt names.
    named: BTreeMap<PathBuf, String>,
    problems: Vec<String>,
}

impl<'c> Gate<'c> {
    fn open(challenge: &'c Challenge, judge: &Judge<'_>) -> Result<Self> {
        let (checks, attempts, named, problems) = Default::default();
        let mut gate = Self { challenge, checks, attempts, named, problems };
        let ready = judge.prepare(challenge).and_then(|()| {
            let attempts = [challenge.starter(), challenge.solution()];
            Ok((
                judge::declared_checks(challenge)?,
                attempts.into_iter().chain(challenge.wrong_attempts()?).collect(),
            ))
        });
        match ready {
            Ok((checks, attempts)) => (gate.checks, gate.attempts) = (checks, attempts),
            Err(Error::Cancelled) => return Err(Error::Cancelled),
            Err(e) => gate.problems.push(e.to_string()),
        }
        for attempt in gate.attempts.iter().skip(2) {
            let text = fs::read_to_string(attempt).unwrap_or_default();
            gate.named.extend(rejected_by(&text).map(|name| (attempt.clone(), name.to_owned())));
        }
        gate.problems.extend(challenge.hints().err().map(|e| e.to_string()));
        Ok(gate)
    }

    /// Of a wrong attempt it is enough to know that the check it names rejects it. The checks that
    /// no attempt names are run as well: one of the attempts has to fail them.
    fn judge(&self, judge: &Judge<'_>, attempt: &Path) -> Result<Verdict> {
        if let Some(named) = self.named.get(attempt) {
            let unnamed = |check: &str| !self.named.values().any(|name| name == check);
            let wanted = |check: &str| check == named || unnamed(check);
            let verdict = judge.judge_by(self.challenge, attempt, wanted)?;
            if rejected(&verdict, named) {
                return Ok(verdict);
            }
        }
        judge.judge(self.challenge, attempt)
    }

    fn name(&self, attempt: &Path) -> String {
        let name = attempt.strip_prefix(&self.challenge.dir).unwrap_or(attempt);
        name.components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/")
    }

    fn report(mut self, verdicts: &mut BTreeMap<PathBuf, Result<Verdict>>) -> Result<Report> {
        let mut caught = BTreeSet::new();
        let attempts = std::mem::take(&mut self.attempts);
        for attempt in &attempts {
            let name = self.name(attempt);
            let verdict = match verdicts.remove(attempt) {
                Some(Ok(verdict)) => verdict,
                None | Some(Err(Error::Cancelled)) => return Err(Error::Cancelled),
                Some(Err(e)) => {
                    self.problems.push(e.to_string());
                    continue;
                }
            };
            let problem = if *attempt == self.challenge.starter() {
                starter(&verdict)
            } else if *attempt == self.challenge.solution() {
                solution(&verdict)
            } else {
                let ended_it = |end| !matches!(end, CheckEnd::Passed | CheckEnd::NotRun);
                caught.extend(
                    verdict.checks.iter().filter(|c| ended_it(c.end)).map(|c| c.name.clone()),
                );
                wrong(&verdict, self.named.get(attempt), &self.checks)
            };
            self.problems
                .extend(problem.map(|p| format!("listings/{}/{name} {p}", self.challenge.slug)));
        }
        let idle = self.checks.iter().filter(|check| !caught.contains(*check));
        self.problems.extend(idle.map(|check| {
            format!(
                "listings/{}/wrong/ has no attempt that `{check}` rejects.",
                self.challenge.slug
            )
        }));
        Ok(Report {
            slug: self.challenge.slug.clone(),
            attempts: attempts.len(),
            checks: self.checks.len(),
            problems: self.problems,
        })
    }
}

fn starter(verdict: &Verdict) -> Option<String> {
    match verdict.outcome {
        Outcome::Failed if verdict.warnings > 0 => {
            Some(format!("compiles with a warning:\n{}", verdict.compiler))
        }
        Outcome::Failed => None,
        Outcome::Passed => Some("passes every check: it gives the answer away.".into()),
        _ => Some(format!("should compile and fail, but {}", in_words(verdict))),
    }
}

fn solution(verdict: &Verdict) -> Option<String> {
    (!verdict.passed()).then(|| format!("is the solution, but {}", in_words(verdict)))
}

fn wrong(verdict: &Verdict, named: Option<&String>, checks: &[String]) -> Option<String> {
    let Some(named) = named else {
        return Some(
            "needs a first line like this one: // Rejected by `name_of_the_check`: what is wrong"
                .into(),
        );
    };
    if !checks.contains(named) {
        return Some(format!("names `{named}`, and no check is called so."));
    }
    match verdict.outcome {
        Outcome::Passed => Some("passes every check.".into()),
        Outcome::DoesNotCompile => Some(format!("should compile, but {}", in_words(verdict))),
        _ if rejected(verdict, named) => None,
        _ => {
            let others: Vec<_> = verdict.failures().map(|c| format!("`{}`", c.name)).collect();
            Some(format!(
                "is not rejected by `{named}`, the check it names, but by {}.",
                others.join(", ")
            ))
        }
    }
}

fn rejected(verdict: &Verdict, by: &str) -> bool {
    let failed = |end| matches!(end, CheckEnd::Failed | CheckEnd::TimedOut | CheckEnd::Crashed);
    verdict.checks.iter().any(|check| check.name == by && failed(check.end))
}

/// The check that the first line names, if the line gives a reason too.
fn rejected_by(text: &str) -> Option<&str> {
    let (name, reason) =
        text.lines().next()?.strip_prefix("// Rejected by `")?.split_once("`: ")?;
    (!reason.trim().is_empty()).then_some(name)
}

fn in_words(verdict: &Verdict) -> String {
    match verdict.outcome {
        Outcome::Passed => "passes.".into(),
        Outcome::DoesNotCompile => format!("does not compile:\n{}", verdict.compiler),
        Outcome::TimedOut if verdict.failures().all(|c| c.end == CheckEnd::NotRun) => {
            verdict.compiler.clone()
        }
        _ => {
            let failures: Vec<_> =
                verdict.failures().map(|c| format!("  `{}`: {}", c.name, c.message)).collect();
            format!("does not pass:\n{}", failures.join("\n"))
        }
    }
}
