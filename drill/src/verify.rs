//! The author's gate: holds every listing to what it promises about its checks.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::catalogue::{Challenge, Course};
use crate::error::{AtPath, Error, Result};
use crate::judge::{
    self, Candidate, CheckEnd, CheckResult, Declared, Judge, Outcome, Tier, Verdict,
};
use crate::overlay;

/// What was found out about one listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The listing.
    pub slug: String,
    /// How many attempts were judged: the starter, the solution, the wrong ones.
    pub attempts: usize,
    /// How many checks it declares.
    pub checks: usize,
    /// Its wrong attempts that were rejected as they say, in the order of the checks.
    pub wrong: Vec<WrongAttempt>,
    /// What is wrong with it; each is whole sentences that name the file.
    pub problems: Vec<String>,
}

/// A wrong attempt and the verdict on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongAttempt {
    /// Its file, without the ending.
    pub name: String,
    /// What it says of itself.
    pub head: Head,
    /// What the check stands for that rejects it.
    pub tier: Tier,
    /// The overlay without its head.
    pub code: String,
    /// What the reader of such an attempt is told.
    pub message: String,
}

/// The first lines of a wrong attempt:
///
/// ```text
/// // Rejected by `eps_stands_inside_the_square_root`
/// // People write: `eps` added after the root
/// // What happens: a column of ±0.001 comes out as ±0.990 instead of ±0.302
/// ```
///
/// A line that begins with none of these words goes on with the one before. An attempt that has
/// nothing in common with the solution says `// Whole: …` and why, and is not laid over it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The check that rejects it.
    pub rejected_by: String,
    /// What people write.
    pub write: String,
    /// What that does, to which input.
    pub happens: String,
    /// Why it is no overlay, if it is none.
    pub whole: Option<String>,
}

impl Head {
    /// The head of this text, and what is below it.
    fn read(text: &str) -> Result<(Self, &str), String> {
        const LABELS: [&str; 4] = ["Rejected by ", "People write: ", "What happens: ", "Whole: "];
        let mut parts = [const { String::new() }; 4];
        let (mut part, mut end) = (0, 0);
        for line in text.split_inclusive('\n') {
            let Some(mut words) = line.trim_end().strip_prefix("// ") else { break };
            if let Some(label) = LABELS.iter().position(|label| words.starts_with(label)) {
                (part, words) = (label, &words[LABELS[label].len()..]);
            }
            parts[part] = format!("{} {}", parts[part], words.trim()).trim().to_owned();
            end += line.len();
        }
        let [rejected_by, write, happens, whole] = parts;
        let whole = Some(whole).filter(|why| !why.is_empty());
        match rejected_by.strip_prefix('`').and_then(|name| name.strip_suffix('`')) {
            Some(check) if !write.is_empty() && !happens.is_empty() => {
                Ok((Self { rejected_by: check.to_owned(), write, happens, whole }, &text[end..]))
            }
            _ => Err("should begin with three lines: \"// Rejected by `name_of_the_check`\", \
                      \"// People write: …\" and \"// What happens: …\"."
                .into()),
        }
    }
}

/// A wrong attempt laid over the solution of its listing, as it is judged.
///
/// # Errors
///
/// When there is none of this name, or it does not fit the solution.
pub fn merged(challenge: &Challenge, name: &str) -> Result<String> {
    let path = challenge.dir.join("wrong").join(name).with_extension("rs");
    let overlay = fs::read_to_string(&path).at("read", &path)?;
    let solution = challenge.solution();
    let solution = fs::read_to_string(&solution).at("read", &solution)?;
    merge(&solution, &overlay).map_err(|problem| Error::Listing { path, problem })
}

fn merge(solution: &str, attempt: &str) -> Result<String, String> {
    match Head::read(attempt) {
        Ok((Head { whole: Some(_), .. }, _)) => Ok(attempt.to_owned()),
        _ => overlay::lay_over(solution, attempt)
            .map_err(|misfit| format!("does not fit src/lib.rs: {misfit}.")),
    }
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
    judge::Options { patience: usize::MAX, ..judge::Options::new(course.root()) }
}

/// Verifies these listings, several at a time.
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
    // Compiling takes longest, and takes one core for each listing.
    let workers = options.jobs.clamp(1, challenges.len().max(1));
    let jobs = options.jobs.div_ceil(workers);
    let judge = Judge::new(course, judge::Options { jobs, ..options.clone() })?;

    let mut gates = Vec::new();
    for challenge in challenges {
        gates.push(Gate::open(challenge, &judge)?);
    }
    let total = gates.iter().map(|gate| gate.candidates.len()).sum();
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    // The largest first, so that none is left alone at the end.
    let mut order: Vec<_> = (0..gates.len()).collect();
    order.sort_by_key(|&i| Reverse(gates[i].candidates.len()));
    let reports = Mutex::new(BTreeMap::new());
    let work = || {
        while let Some(&i) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let gate = &gates[i];
            let report = gate.report(&judge, &|candidate| {
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                let attempt = gate.name(&candidate.shown);
                progress(Step { slug: &gate.challenge.slug, attempt: &attempt, done, total });
            });
            lock(&reports).insert(i, report);
        }
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(work);
        }
    });
    reports.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One listing on its way through.
struct Gate<'c> {
    challenge: &'c Challenge,
    checks: Vec<Declared>,
    /// The starter and the solution, unless the listing cannot be judged, and the wrong attempts.
    candidates: Vec<Candidate>,
    /// Of each wrong attempt its head and its code.
    wrong: Vec<(Head, String)>,
    problems: Vec<String>,
}

impl<'c> Gate<'c> {
    fn open(challenge: &'c Challenge, judge: &Judge<'_>) -> Result<Self> {
        let (checks, candidates, wrong, problems) = Default::default();
        let mut gate = Self { challenge, checks, candidates, wrong, problems };
        let ready = judge.prepare(challenge).and_then(|()| gate.read());
        match ready {
            Ok(()) => {}
            Err(Error::Cancelled) => return Err(Error::Cancelled),
            Err(e) => gate.problems.push(e.to_string()),
        }
        gate.problems.extend(challenge.hints().err().map(|e| e.to_string()));
        Ok(gate)
    }

    fn read(&mut self) -> Result<()> {
        self.checks = judge::declared_checks(self.challenge)?;
        let every: Vec<_> = self.checks.iter().map(|check| check.name.clone()).collect();
        for path in [self.challenge.starter(), self.challenge.solution()] {
            let text = fs::read_to_string(&path).at("read", &path)?;
            self.candidates.push(Candidate {
                shown: self.shown(&path),
                text,
                checks: every.clone(),
            });
        }
        let solution = self.candidates[1].text.clone();
        for path in self.challenge.wrong_attempts()? {
            let text = fs::read_to_string(&path).at("read", &path)?;
            let shown = self.shown(&path);
            let head = Head::read(&text).and_then(|(head, code)| {
                match every.contains(&head.rejected_by) {
                    true => Ok((head, code.trim().to_owned())),
                    false => {
                        Err(format!("names `{}`, and no check is called so.", head.rejected_by))
                    }
                }
            });
            let merged = merge(&solution, &text);
            match (head, merged) {
                (Ok((head, code)), Ok(text)) => {
                    let checks = vec![head.rejected_by.clone()];
                    self.candidates.push(Candidate { shown, text, checks });
                    self.wrong.push((head, code));
                }
                (head, merged) => {
                    let at = self.at(&shown);
                    let problems = [head.err(), merged.err()].into_iter().flatten();
                    self.problems.extend(problems.map(|problem| format!("{at} {problem}")));
                }
            }
        }
        let named =
            |check: &Declared| self.wrong.iter().any(|(head, _)| head.rejected_by == check.name);
        let idle = self.checks.iter().filter(|check| !check.guard && !named(check));
        let slug = &self.challenge.slug;
        self.problems.extend(idle.map(|Declared { name, .. }| {
            format!(
                "listings/{slug}/wrong/ has no attempt that `{name}` rejects. Write one that people \
                 make, or say `/// Guard: …` above the check and why it is there."
            )
        }));
        Ok(())
    }

    fn shown(&self, path: &Path) -> PathBuf {
        let below = path.strip_prefix(&self.challenge.dir).unwrap_or(path);
        Path::new("listings").join(&self.challenge.slug).join(below)
    }

    /// An attempt's path from the listing, with `/` on every system.
    fn name(&self, shown: &Path) -> String {
        let parts: Vec<_> =
            shown.iter().skip(2).map(|part| part.to_string_lossy().into_owned()).collect();
        parts.join("/")
    }

    /// The same from the course's root.
    fn at(&self, shown: &Path) -> String {
        format!("listings/{}/{}", self.challenge.slug, self.name(shown))
    }

    fn report(&self, judge: &Judge<'_>, judged: &dyn Fn(&Candidate)) -> Result<Report> {
        let (slug, mut problems, mut found) =
            (self.challenge.slug.clone(), self.problems.clone(), Vec::new());
        if let [starter, solution, wrong @ ..] = &self.candidates[..] {
            if let Some(words) = judge.warnings(self.challenge, &self.challenge.starter())? {
                problems
                    .push(format!("{} compiles with a warning:\n{words}", self.at(&starter.shown)));
            }
            let verdicts = match judge.judge_together(self.challenge, &self.candidates, judged) {
                Err(Error::Cancelled) => return Err(Error::Cancelled),
                Err(e) => {
                    problems.push(e.to_string());
                    Vec::new()
                }
                Ok(verdicts) => verdicts,
            };
            let mut verdicts = verdicts.into_iter();
            let mut tell = |candidate: &Candidate, problem: Option<String>| {
                problems.extend(
                    problem.map(|problem| format!("{} {problem}", self.at(&candidate.shown))),
                );
            };
            tell(starter, verdicts.next().and_then(|verdict| starter_problem(&verdict)));
            tell(solution, verdicts.next().and_then(|verdict| solution_problem(&verdict)));
            for ((candidate, (head, code)), verdict) in wrong.iter().zip(&self.wrong).zip(verdicts)
            {
                tell(candidate, wrong_problem(&verdict, &head.rejected_by));
                let rank = self.checks.iter().position(|check| check.name == head.rejected_by);
                if let Some(rank) = rank.filter(|_| rejected(&verdict, &head.rejected_by)) {
                    let name = candidate.shown.file_stem().unwrap_or_default();
                    let attempt = WrongAttempt {
                        name: name.to_string_lossy().into_owned(),
                        head: head.clone(),
                        tier: self.checks[rank].tier,
                        code: code.clone(),
                        message: message(&verdict.checks[rank]),
                    };
                    found.push((rank, attempt));
                }
            }
        }
        // The files come in the order of their names, and stay so for one check.
        found.sort_by_key(|(rank, _)| *rank);
        Ok(Report {
            slug,
            attempts: self.candidates.len(),
            checks: self.checks.len(),
            wrong: found.into_iter().map(|(_, attempt)| attempt).collect(),
            problems,
        })
    }
}

/// What a check says, without the line that says it: of `checks.rs`, or of the merged attempt.
fn message(check: &CheckResult) -> String {
    match check.message.rsplit_once("\nat ") {
        Some((message, place)) if !place.contains('\n') => message.to_owned(),
        _ => check.message.clone(),
    }
}

fn starter_problem(verdict: &Verdict) -> Option<String> {
    match verdict.outcome {
        Outcome::Failed => None,
        Outcome::Passed => Some("passes every check: it gives the answer away.".into()),
        _ => Some(format!("should compile and fail, but {}", in_words(verdict))),
    }
}

fn solution_problem(verdict: &Verdict) -> Option<String> {
    (!verdict.passed()).then(|| format!("is the solution, but {}", in_words(verdict)))
}

fn wrong_problem(verdict: &Verdict, named: &str) -> Option<String> {
    match verdict.outcome {
        Outcome::DoesNotCompile => Some(format!("should compile, but {}", in_words(verdict))),
        _ if rejected(verdict, named) => None,
        _ => match verdict.checks.iter().find(|check| check.name == named) {
            Some(check) if check.end == CheckEnd::Incomplete => {
                Some(format!("ends the program: `{named}` has seen nothing wrong."))
            }
            _ => Some(format!("passes `{named}`, the check that should reject it.")),
        },
    }
}

fn rejected(verdict: &Verdict, by: &str) -> bool {
    let failed = |end| matches!(end, CheckEnd::Failed | CheckEnd::TimedOut | CheckEnd::Crashed);
    verdict.checks.iter().any(|check| check.name == by && failed(check.end))
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
