//! Runs the contestants of one task, each in a process of its own, turn by turn.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::tasks::{Contestant, Size, Task};

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
        /// Its answer's largest difference from the solution's; `None` if it has no answer.
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
const RUNS: usize = 31;

/// What became of each contestant, by name.
pub type Entries = BTreeMap<&'static str, Entry>;

/// One race of these contestants, the solution before all others, at `size`. `before` is what they
/// did at another size.
///
/// # Errors
///
/// When a contestant cannot be started, fails, or gives another answer than the solution.
pub fn race(
    task: &Task,
    size: &Size,
    contestants: &[Contestant],
    before: Option<(&Size, &Entries)>,
    python: Option<&Path>,
    threads: usize,
) -> Result<Entries, Box<dyn Error>> {
    let (mut workers, mut entries) = (Vec::new(), Entries::new());
    for who in contestants {
        let expected = before.and_then(|(other, entries)| match entries.get(who.name)? {
            Entry::TooSlow => Some(f64::INFINITY),
            entry => Some(entry.median()? * size.elements() / other.elements()),
        });
        if expected.is_some_and(|seconds| seconds > PATIENCE) {
            entries.insert(who.name, Entry::TooSlow);
        } else {
            let python = python.filter(|_| who.python);
            workers.push((who, Worker::start(task, who.name, size, python, threads)?, Vec::new()));
        }
    }

    // First what they say, then how fast they say it.
    let folder = tempfile::tempdir()?;
    let mut right: Option<Vec<f64>> = None;
    let mut said = Vec::new();
    for (who, worker, _) in &mut workers {
        let (seconds, peak, answer) = worker.answer(&folder.path().join("answer"))?;
        let difference = match &right {
            None => Some(0.0),
            Some(_) if answer.is_empty() => None,
            Some(right) => Some(largest_difference(&answer, right)),
        };
        if let Some(difference) = difference
            && who.compared
            && difference > task.tolerance
        {
            return Err(format!(
                "{}, {}, {size}: the answer of {} differs from the solution's by {difference:e}",
                task.slug, task.name, who.name
            )
            .into());
        }
        right.get_or_insert(answer);
        said.push((seconds, peak, difference));
    }
    for round in 0..RUNS {
        // Each round begins with another one, because it matters who ran before.
        for turn in 0..workers.len() {
            let turn = (round + turn) % said.len();
            let ((_, worker, times), (first, ..)) = (&mut workers[turn], &said[turn]);
            if *first >= BUDGET {
                *times = vec![*first];
            } else if times.len() < 3 || first + times.iter().sum::<f64>() < BUDGET {
                times.push(worker.run()?);
            }
        }
    }
    for ((who, _, mut times), (_, peak, difference)) in workers.into_iter().zip(said) {
        times.sort_unstable_by(f64::total_cmp);
        entries.insert(who.name, Entry::Ran { times, peak, difference });
    }
    Ok(entries)
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

/// A process that has made its input and waits to be told to run.
struct Worker {
    name: String,
    child: Child,
    orders: ChildStdin,
    words: BufReader<ChildStdout>,
}

impl Worker {
    fn start(
        task: &Task,
        who: &str,
        size: &Size,
        python: Option<&Path>,
        threads: usize,
    ) -> Result<Self, Box<dyn Error>> {
        let mut command = match python {
            Some(python) => {
                let mut command = Command::new(python);
                command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("contestants.py"));
                command
            }
            None => {
                let mut command = Command::new(std::env::current_exe()?);
                command.arg("worker");
                command
            }
        };
        command.args([task.slug, task.name, who]).args(size.arguments()?);
        for variable in
            ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"]
        {
            command.env(variable, threads.to_string());
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let orders = child.stdin.take().ok_or("no way in")?;
        let words = BufReader::new(child.stdout.take().ok_or("no way out")?);
        let name = format!("{}, {}, {who}, {size}", task.slug, task.name);
        let mut worker = Self { name, child, orders, words };
        match worker.hear()?.as_str() {
            "ready" => Ok(worker),
            other => Err(format!("{}: said `{other}` instead of `ready`", worker.name).into()),
        }
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
        writeln!(self.orders, "run")?;
        Ok(self.hear()?.parse()?)
    }

    fn answer(&mut self, file: &Path) -> Result<Answer, Box<dyn Error>> {
        writeln!(self.orders, "answer {}", file.display())?;
        let line = self.hear()?;
        let (seconds, peak) = line.split_once(' ').unwrap_or((&line, ""));
        let peak = (!peak.is_empty()).then(|| peak.parse()).transpose()?;
        let bytes = fs::read(file)?;
        let numbers =
            bytes.chunks_exact(8).map(|x| f64::from_le_bytes(x.try_into().unwrap_or_default()));
        Ok((seconds.parse()?, peak, numbers.collect()))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may be done already, and then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
