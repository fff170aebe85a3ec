//! What the `race.rs` of a challenge is written with.
//!
//! A race has tasks. Each task has an input, which is made from a seed and a size, and contestants,
//! which do the same with it. A contestant is a closure that takes the input, prepares what is not
//! its own work, and gives a [`Run`]: only what is inside the run is timed.
//!
//! `cargo measure` starts the race as one process for each contestant, and tells it what to do.

pub mod description;
mod inputs;
mod worker;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use description::{Contestant, Role};

pub use inputs::{below, file, unit};
pub use worker::{Run, run};

/// One thing to do, that all contestants do alike.
pub struct Task<const N: usize> {
    /// How `race.py` calls it.
    pub name: &'static str,
    /// How the table calls it, with what the numbers of a size are: "Train mode, rows × columns".
    pub title: &'static str,
    /// What is timed, after the words "Inside the clock:" and without a full stop.
    pub clock: &'static str,
    /// What the numbers of an answer are, in the plural: "weights".
    pub answer: &'static str,
    /// From small to large. `cargo measure --check` runs the first.
    pub sizes: [[usize; N]; 3],
    /// How far a number of an answer may be from the first contestant's.
    pub tolerance: f64,
}

impl<const N: usize> Task<N> {
    /// What every contestant gets. It is made outside the clock, once for each contestant.
    pub fn input<I: 'static>(self, input: fn([usize; N]) -> I) -> Contest<N, I> {
        let task = description::Task {
            name: self.name.into(),
            title: self.title.into(),
            clock: self.clock.into(),
            answer: self.answer.into(),
            sizes: self.sizes.iter().map(|size| size.to_vec()).collect(),
            tolerance: self.tolerance,
            contestants: Vec::new(),
        };
        Contest { input, entered: Entered { task, makers: Vec::new() } }
    }
}

/// A task with its contestants, of which the first gives the answer that all others must give.
pub struct Contest<const N: usize, I> {
    input: fn([usize; N]) -> I,
    entered: Entered,
}

impl<const N: usize, I: 'static> Contest<N, I> {
    /// Somebody whose answer must be the first contestant's.
    pub fn contestant(self, name: &str, make: impl Fn(I) -> Run + 'static) -> Self {
        self.enter(name, Role::Answers, make)
    }

    /// Somebody who does not arrive at the first contestant's answer. The table says how far away it is.
    pub fn approximate(self, name: &str, make: impl Fn(I) -> Run + 'static) -> Self {
        self.enter(name, Role::Approximates, make)
    }

    /// Something to compare with that has no answer, such as reading the input and no more.
    pub fn yardstick(self, name: &str, make: impl Fn(I) -> Run + 'static) -> Self {
        self.enter(name, Role::Yardstick, make)
    }

    fn enter(mut self, name: &str, role: Role, make: impl Fn(I) -> Run + 'static) -> Self {
        let input = self.input;
        self.entered.task.contestants.push(Contestant { name: name.into(), role });
        self.entered.makers.push(Box::new(move |size| Some(make(input(size.try_into().ok()?)))));
        self
    }
}

/// A task whose input may be of any type.
struct Entered {
    task: description::Task,
    makers: Vec<Maker>,
}

/// Makes the input of a size, and a contestant's run on it.
type Maker = Box<dyn Fn(&[usize]) -> Option<Run>>;

/// All tasks of a challenge.
#[derive(Default)]
pub struct Race {
    tasks: Vec<Entered>,
}

impl Race {
    /// A race without a task.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same race with one more task.
    pub fn task<const N: usize, I>(mut self, contest: Contest<N, I>) -> Self {
        self.tasks.push(contest.entered);
        self
    }

    /// Does what `cargo measure` asks for on the command line.
    pub fn main(self) -> ExitCode {
        let arguments: Vec<String> = env::args().skip(1).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let done = match &arguments[..] {
            ["describe"] => self.describe(),
            ["work", task, who, size @ ..] => self.work(task, who, size),
            _ => Err("a race is started by `cargo measure`".into()),
        };
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(e) => {
                eprintln!("{e}");
                ExitCode::FAILURE
            }
        }
    }

    fn describe(self) -> Result<(), Box<dyn Error>> {
        let tasks: Vec<_> = self.tasks.into_iter().map(|entered| entered.task).collect();
        println!("{}", serde_json::to_string(&tasks)?);
        Ok(())
    }

    fn work(&self, task: &str, who: &str, size: &[&str]) -> Result<(), Box<dyn Error>> {
        let size = size.iter().map(|n| n.parse()).collect::<Result<Vec<usize>, _>>()?;
        let entered = self.tasks.iter().find(|entered| entered.task.name == task);
        let run = entered.and_then(|Entered { task, makers }| {
            let at = task.contestants.iter().position(|contestant| contestant.name == who)?;
            makers[at](&size)
        });
        worker::work(run.ok_or_else(|| format!("no `{who}` for task `{task}` and {size:?}"))?)
    }
}
