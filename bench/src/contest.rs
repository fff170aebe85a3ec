//! Runs the contestants of one task, each in a process of its own, turn by turn.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use bench::description::{Role, Task};

use crate::programs::Programs;

/// What is known of one contestant at one size.
#[derive(Debug, Clone)]
pub enum Entry {
    /// It ran.
    Ran {
        /// In seconds, sorted. The run before these, which gave the answer, warmed up; who was slow
        /// has this one only.
        times: Vec<f64>,
        /// How much more memory the process had at the peak than before the run, in bytes.
        peak: Option<u64>,
        /// Its answer's largest difference from the first contestant's; `None` if it has no answer.
        difference: Option<f64>,
    },
    /// It would have taken longer than [`PATIENCE`], by its time at the size before.
    TooSlow,
}

impl Entry {
    /// The middle of the times.
    pub fn median(&self) -> Option<f64> {
        self.quartiles().map(|[_, median, _]| median)
    }

    /// Below the first is a quarter of the times, above the last another.
    pub fn quartiles(&self) -> Option<[f64; 3]> {
        let Self::Ran { times, .. } = self else { return None };
        Some([1, 2, 3].map(|quarter| times[(times.len() - 1) * quarter / 4]))
    }
}

/// Nobody is waited for longer, in seconds.
const PATIENCE: f64 = 90.0;
/// Who has had this much time, in seconds, and three runs, has had enough. Who needs it for one run
/// does not run again.
const BUDGET: f64 = 8.0;
/// Nobody needs more runs.
pub const RUNS: usize = 31;

/// What became of each contestant, by name.
pub type Entries = BTreeMap<String, Entry>;

/// How a race is run.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    pub programs: &'a Programs,
    pub threads: usize,
    /// How often each contestant is timed after it has given its answer.
    pub runs: usize,
}

/// One race of the task's contestants at `size`, the first before all others. `before` is what they
/// did at another size. The names of Python libraries that they use go to `libraries`.
///
/// # Errors
///
/// When a contestant cannot be started, fails, or does not give the first contestant's answer.
pub fn race(
    task: &Task,
    size: &[usize],
    rules: Rules<'_>,
    before: Option<(&[usize], &Entries)>,
    libraries: &mut BTreeSet<String>,
) -> Result<Entries, Box<dyn Error>> {
    let (mut workers, mut entries) = (Vec::new(), Entries::new());
    for who in &task.contestants {
        let expected = before.and_then(|(other, entries)| match entries.get(&who.name)? {
            Entry::TooSlow => Some(f64::INFINITY),
            entry => Some(entry.median()? * elements(size) / elements(other)),
        });
        if expected.is_some_and(|seconds| seconds > PATIENCE) {
            entries.insert(who.name.clone(), Entry::TooSlow);
            continue;
        }
        let mut worker = Worker::start(rules, task, &who.name, size)?;
        // The first makes the input files. All others prepare at once.
        if workers.is_empty() {
            worker.ready()?;
        }
        workers.push((who, worker, Vec::new()));
    }
    for (_, worker, _) in &mut workers[1..] {
        worker.ready()?;
    }

    // First what they say, then how fast they say it.
    let folder = tempfile::tempdir()?;
    let mut right: Option<Vec<f64>> = None;
    let mut said = Vec::new();
    for (who, worker, _) in &mut workers {
        let (seconds, peak, answer) = worker.answer(&folder.path().join("answer"))?;
        let right = right.get_or_insert_with(|| answer.clone());
        if right.is_empty() {
            return Err(format!("{}: no numbers to compare with", worker.name).into());
        }
        let difference = match who.role {
            Role::Yardstick => None,
            Role::Answers | Role::Approximates => Some(largest_difference(&answer, right)),
        };
        if let Some(difference) = difference
            && who.role == Role::Answers
            && difference > task.tolerance
        {
            return Err(format!(
                "{}: the {} differ from the first contestant's by {difference:e}; allowed is {:e}",
                worker.name, task.answer, task.tolerance
            )
            .into());
        }
        // Python looks long for them, and no table is made where nothing is timed.
        if rules.runs > 0 && rules.programs.is_python(&task.name, &who.name) {
            libraries.extend(worker.libraries()?);
        }
        said.push((seconds, peak, difference));
    }
    for round in 0..rules.runs {
        // Each round begins with another one, because it matters who ran before.
        for turn in 0..workers.len() {
            let turn = (round + turn) % said.len();
            let ((_, worker, times), (first, ..)) = (&mut workers[turn], &said[turn]);
            let wanted = times.len() < 3 || first + times.iter().sum::<f64>() < BUDGET;
            if *first < BUDGET && wanted {
                times.push(worker.run()?);
            }
        }
    }
    for ((who, _, mut times), (first, peak, difference)) in workers.into_iter().zip(said) {
        if times.is_empty() {
            times.push(first);
        }
        times.sort_unstable_by(f64::total_cmp);
        entries.insert(who.name.clone(), Entry::Ran { times, peak, difference });
    }
    Ok(entries)
}

/// By which the time is expected to grow.
fn elements(size: &[usize]) -> f64 {
    size.iter().map(|&n| n as f64).product()
}

/// Infinite if one has more numbers than the other, or a NaN.
fn largest_difference(a: &[f64], b: &[f64]) -> f64 {
    if a.len() != b.len() {
        return f64::INFINITY;
    }
    let differences = a.iter().zip(b).map(|(a, b)| (a - b).abs());
    differences.fold(0.0, |largest, d| if d.is_nan() { f64::INFINITY } else { largest.max(d) })
}

/// The seconds of a run, the peak of memory, and the numbers.
type Answer = (f64, Option<u64>, Vec<f64>);

/// A process that makes its input and waits to be told to run.
struct Worker {
    name: String,
    child: Child,
    orders: ChildStdin,
    words: BufReader<ChildStdout>,
}

impl Worker {
    fn start(
        rules: Rules<'_>,
        task: &Task,
        who: &str,
        size: &[usize],
    ) -> Result<Self, Box<dyn Error>> {
        let mut command = rules.programs.of(&task.name, who)?;
        command.args(["work", &task.name, who]).args(size.iter().map(usize::to_string));
        for variable in
            ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"]
        {
            command.env(variable, rules.threads.to_string());
        }
        let file = rules.programs.file(&task.name, who);
        let name = format!("{file}: {who}, task `{}`, {}", task.name, shown(size));
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{name}: cannot start {}: {e}", program(&command)))?;
        let orders = child.stdin.take().ok_or("no way in")?;
        let words = BufReader::new(child.stdout.take().ok_or("no way out")?);
        Ok(Self { name, child, orders, words })
    }

    fn ready(&mut self) -> Result<(), Box<dyn Error>> {
        match self.hear()?.as_str() {
            "ready" => Ok(()),
            other => Err(format!(
                "{}: printed `{other}`; a race prints nothing, its standard output is for the engine",
                self.name
            )
            .into()),
        }
    }

    fn say(&mut self, order: &str) -> Result<String, Box<dyn Error>> {
        // Who has ended hears nothing, and `hear` says that it has.
        let _ = writeln!(self.orders, "{order}");
        self.hear()
    }

    fn hear(&mut self) -> Result<String, Box<dyn Error>> {
        let mut line = String::new();
        if self.words.read_line(&mut line)? == 0 {
            let status = self.child.wait()?;
            return Err(format!("{}: ended with {status}; its words are above", self.name).into());
        }
        Ok(line.trim_end().to_owned())
    }

    fn run(&mut self) -> Result<f64, Box<dyn Error>> {
        let line = self.say("run")?;
        self.number(&line)
    }

    fn answer(&mut self, file: &Path) -> Result<Answer, Box<dyn Error>> {
        let line = self.say(&format!("answer {}", file.display()))?;
        let (seconds, peak) = line.split_once(' ').unwrap_or((&line, ""));
        let seconds = self.number(seconds)?;
        let peak = if peak.is_empty() { None } else { Some(self.number(peak)? as u64) };
        let bytes = fs::read(file)?;
        let numbers =
            bytes.chunks_exact(8).map(|x| f64::from_le_bytes(x.try_into().unwrap_or_default()));
        Ok((seconds, peak, numbers.collect()))
    }

    /// Each with its version.
    fn libraries(&mut self) -> Result<Vec<String>, Box<dyn Error>> {
        let requirements = crate::root().join("requirements.txt");
        let line = self.say(&format!("libraries {}", requirements.display()))?;
        let versions: BTreeMap<String, String> = serde_json::from_str(&line)?;
        Ok(versions.into_iter().map(|(name, version)| format!("{name} {version}")).collect())
    }

    fn number(&self, word: &str) -> Result<f64, Box<dyn Error>> {
        word.parse().map_err(|_| {
            format!("{}: printed `{word}`; a race prints nothing while it runs", self.name).into()
        })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may be done already, and then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program(command: &Command) -> String {
    command.get_program().display().to_string()
}

/// With a comma before each three digits: 50,000 × 1,000.
pub fn shown(size: &[usize]) -> String {
    fn grouped(n: usize) -> String {
        if n < 1000 { n.to_string() } else { format!("{},{:03}", grouped(n / 1000), n % 1000) }
    }
    size.iter().map(|&n| grouped(n)).collect::<Vec<_>>().join(" × ")
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    /// The small size of a task of examples/liars.rs, without a time.
    fn raced(name: &str) -> Result<Entries, String> {
        let built = env::current_exe().unwrap();
        let folder = built.parent().and_then(Path::parent).unwrap().join("examples");
        let liars = folder.join(format!("liars{}", env::consts::EXE_SUFFIX));
        let liars = crate::programs::described("liars", liars, None).unwrap();
        let task = liars.tasks.iter().find(|task| task.name == name).unwrap();
        let rules = Rules { programs: &liars.programs, threads: 1, runs: 0 };
        race(task, &task.sizes[0], rules, None, &mut BTreeSet::new()).map_err(|e| e.to_string())
    }

    #[track_caller]
    fn assert_refused(name: &str, words: &str) {
        let problem = raced(name).unwrap_err();
        assert!(problem.starts_with("listings/liars/race.rs: liar, task"), "{problem}");
        assert!(problem.contains(words), "{problem}");
    }

    #[test]
    fn those_who_agree_are_let_through() {
        let entries = raced("honest").unwrap();
        let difference = |who: &str| match &entries[who] {
            Entry::Ran { difference, .. } => *difference,
            Entry::TooSlow => panic!("too slow"),
        };
        assert_eq!((difference("solution"), difference("empty")), (Some(0.0), None));
    }

    #[test]
    fn another_answer_is_refused() {
        assert_refused("wrong", "the numbers differ from the first contestant's by 2.5e-1");
    }

    #[test]
    fn answer_with_a_number_missing_is_refused() {
        assert_refused("short", "by inf");
        assert_refused("silent", "by inf");
    }

    #[test]
    fn nan_is_refused() {
        assert_refused("not a number", "by inf");
    }

    #[test]
    fn end_is_told() {
        assert_refused("gone", "ended with");
    }

    #[test]
    fn printing_is_told() {
        assert_refused("talk", "a race prints nothing");
    }

    #[test]
    fn distance_of_an_approximation_is_kept() {
        let entries = raced("far").unwrap();
        assert!(matches!(entries["walker"], Entry::Ran { difference: Some(0.25), .. }));
    }
}
