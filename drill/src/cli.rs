//! The commands. Each is a few lines over the library; how things look is in `show`.

mod check;
mod clock;
mod session;
mod show;
mod terminal;

use std::env;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anstream::{eprint, eprintln, print, println};
use clap::{Args, Parser, Subcommand, value_parser};
use drill::error::AtPath;
use drill::practice::{Practice, Started};
use drill::state::{Progress, Record, Store};
use drill::{Asked, Challenge, Chapter, Course, Difficulty, Error, Result};
use drill::{exchange, judge, laws, new, shape, verify};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;

use show::{BAD, DIM, GOOD, STRONG};

/// Timed practice in your own editor.
///
/// Your attempts live in the folder `practice/` of the course, or wherever $DRILL_DIR says.
#[derive(Debug, Parser)]
#[command(name = "drill", bin_name = "cargo drill", version)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show every challenge, and which of them you have solved
    List {
        /// Only these chapters
        chapters: Vec<String>,
    },
    /// Put the starter in your practice folder and start the clock
    Start {
        /// The challenge, as `cargo drill list` names it
        slug: String,
        /// Move your attempt to the archive and begin a new one
        #[arg(long)]
        again: bool,
    },
    /// Judge your attempt once; exit code 0 means that the core passed, 1 that it did not
    Check {
        /// The challenge; without it, the one under way
        slug: Option<String>,
        /// Print the verdict for a program to read
        #[arg(long)]
        json: bool,
        /// Show every message in full, and the compiler's warnings
        #[arg(long, conflicts_with = "json")]
        all: bool,
        #[command(flatten)]
        limits: Limits,
    },
    /// Judge your attempt whenever you save it, with the clock on the screen
    Watch {
        /// The challenge; without it, the one under way
        slug: Option<String>,
        #[command(flatten)]
        limits: Limits,
    },
    /// Show the next hint of three
    Hint {
        /// The challenge; without it, the one under way
        slug: Option<String>,
    },
    /// Show the solution
    Solution {
        /// The challenge; without it, the one under way
        slug: Option<String>,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Draw challenges that fit into the minutes, and run the clock over all of them
    Mock {
        /// How long the interview is
        #[arg(long, default_value_t = 45, value_parser = value_parser!(u32).range(1..=1440))]
        minutes: u32,
        /// Draw from this chapter only; repeat it to add another
        #[arg(long = "chapter", value_name = "CHAPTER")]
        chapters: Vec<String>,
        /// Draw the same challenges again
        #[arg(long)]
        seed: Option<u64>,
        /// Run the clock of the interview so many times faster, to see how it ends
        #[arg(long, default_value_t = 1, hide = true, value_parser = value_parser!(u32).range(1..))]
        hurry: u32,
        #[command(flatten)]
        limits: Limits,
    },
    /// Show what you have solved, your times, and what to review next
    Status,
    /// Print your progress, for a file that another clone or the book's pages can import
    Export,
    /// Add the progress that a file holds to yours
    Import {
        /// What `cargo drill export` printed, or the book's progress page saved
        file: PathBuf,
    },
    /// For authors: make the folder and the pages of a new challenge; asks for what you leave out
    New(New),
    /// For authors: print a wrong attempt as it is judged, laid over the solution
    Merged {
        /// The challenge
        slug: String,
        /// The attempt: a file of its folder `wrong`, without the ending
        name: String,
    },
    /// For authors: check that a challenge has all that it must have, and that the judge agrees
    Verify {
        /// These listings only
        slugs: Vec<String>,
    },
}

#[derive(Debug, Args)]
struct New {
    /// Its name everywhere: lower-case words with hyphens
    slug: String,
    /// The chapter that it goes to
    #[arg(long)]
    chapter: Option<String>,
    /// Its name for people
    #[arg(long)]
    title: Option<String>,
    /// What an interview would give
    #[arg(long)]
    minutes: Option<u32>,
    /// How hard it is
    #[arg(long, value_parser = LEVELS.map(|(name, _)| name))]
    difficulty: Option<String>,
    /// How often interviewers ask it
    #[arg(long, value_parser = ASKED.map(|(name, _)| name))]
    asked: Option<String>,
    /// The function that the reader writes
    #[arg(long)]
    function: Option<String>,
    /// The challenge of the chapter that it comes after [default: the last one]
    #[arg(long)]
    after: Option<String>,
    /// Also what `cargo measure` needs to race it against a library
    #[arg(long)]
    race: bool,
    /// Remove what was made, if nothing was written in it since
    #[arg(long)]
    undo: bool,
}

const LEVELS: [(&str, Difficulty); 3] =
    [("easy", Difficulty::Easy), ("medium", Difficulty::Medium), ("hard", Difficulty::Hard)];

const ASKED: [(&str, Asked); 3] =
    [("very-often", Asked::VeryOften), ("often", Asked::Often), ("sometimes", Asked::Sometimes)];

#[derive(Debug, Args)]
struct Limits {
    /// Seconds that each check may take
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    time_limit: Duration,
    /// Megabytes that each check may use; 0 for no limit. Only Linux can enforce it
    #[arg(long, value_name = "MB", default_value_t = 2048)]
    memory_limit: u64,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| format!("`{text}` is not a number"))?;
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|limit| !limit.is_zero())
        .ok_or_else(|| "the time limit must be more than zero seconds".into())
}

pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    match App::find().and_then(|app| app.run(cli.command)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(e) => {
            let label = if matches!(e, Error::Cancelled) { "stopped" } else { "error" };
            eprintln!("{BAD}{label}:{BAD:#} {e}");
            ExitCode::from(2)
        }
    }
}

/// The course, your attempts and your progress.
struct App {
    course: Course,
    practice: Practice,
    store: Store,
    here: PathBuf,
}

impl App {
    fn find() -> Result<Self> {
        let here = env::current_dir().at("find", Path::new("."))?;
        let course = Course::find(&here).or_else(|e| {
            // Attempts may live elsewhere. `cargo drill` says which package it was called for.
            match env::var_os("CARGO_MANIFEST_DIR") {
                Some(package) => Course::find(package).map_err(|_| e),
                None => Err(e),
            }
        })?;
        let folder = match env::var_os("DRILL_DIR").filter(|folder| !folder.is_empty()) {
            Some(folder) => here.join(folder),
            None => course.root().join("practice"),
        };
        Ok(Self { course, practice: Practice::new(&folder), store: Store::new(folder), here })
    }

    /// Whether all is well: the exit code says so.
    fn run(&self, command: Option<Command>) -> Result<bool> {
        match command {
            None => self.home(),
            Some(Command::List { chapters }) => self.list(&chapters),
            Some(Command::Start { slug, again }) => self.start(&slug, again),
            Some(Command::Check { slug, json, all, limits }) => {
                self.check(slug.as_deref(), json, all, &limits)
            }
            Some(Command::Watch { slug, limits }) => self.watch(slug.as_deref(), &limits),
            Some(Command::Hint { slug }) => self.hint(slug.as_deref()),
            Some(Command::Solution { slug, yes }) => self.solution(slug.as_deref(), yes),
            Some(Command::Mock { minutes, chapters, seed, hurry, limits }) => {
                self.mock(minutes, &chapters, seed, hurry, &limits)
            }
            Some(Command::Status) => self.status(),
            Some(Command::Export) => {
                print!("{}", exchange::export(&self.progress()?));
                Ok(true)
            }
            Some(Command::Import { file }) => self.import(&file),
            Some(Command::New(wanted)) => self.new_challenge(wanted),
            Some(Command::Merged { slug, name }) => {
                let challenge = self.course.challenge(&slug)?;
                let text = verify::merged(challenge, name.trim_end_matches(".rs"))?;
                print!("{text}");
                Ok(true)
            }
            Some(Command::Verify { slugs }) => self.verify(&slugs),
        }
    }

    fn progress(&self) -> Result<Progress> {
        let progress = self.store.read();
        self.tell_of_damage();
        progress
    }

    fn update<T>(&self, change: impl FnOnce(&mut Progress) -> T) -> Result<T> {
        let result = self.store.update(change);
        self.tell_of_damage();
        result
    }

    fn tell_of_damage(&self) {
        if let Some(aside) = self.store.take_set_aside() {
            eprintln!(
                "{BAD}Your progress file could not be read.{BAD:#} \
                 It is kept as {}, and a new one begins.\n\
                 Your attempts are where they were. If you can repair the file, put it back as {}.",
                self.shown(&aside),
                self.shown(&self.store.path())
            );
        }
    }

    /// A path as the user would type it.
    fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.here).unwrap_or(path).display().to_string()
    }

    /// The challenge that is named, or whose package is the current folder, or that is under way.
    fn challenge(&self, slug: Option<&str>) -> Result<&Challenge> {
        if let Some(slug) = slug {
            return self.course.challenge(slug);
        }
        let mut all = self.course.challenges().iter();
        if let Some(here) = all.find(|c| self.here.starts_with(self.practice.package(&c.slug))) {
            return Ok(here);
        }
        match self.progress()?.current {
            Some(slug) => self.course.challenge(&slug),
            None => Err(Error::NothingUnderWay),
        }
    }

    fn options(&self, limits: &Limits) -> judge::Options {
        judge::Options {
            time_limit: limits.time_limit,
            memory_limit: Some(limits.memory_limit << 20).filter(|bytes| *bytes > 0),
            aloud: io::stderr().is_terminal(),
            ..judge::Options::new(&self.here)
        }
    }

    fn home(&self) -> Result<bool> {
        let progress = self.progress()?;
        print!("{}", show::home(&self.course, &progress, Timestamp::now()));
        Ok(true)
    }

    fn list(&self, chapters: &[String]) -> Result<bool> {
        print!("{}", show::list(&self.course, &self.progress()?, &self.chapters(chapters)?));
        Ok(true)
    }

    /// The chapters that are named; all of them if none is.
    fn chapters(&self, named: &[String]) -> Result<Vec<&Chapter>> {
        for slug in named {
            self.course.chapter(slug)?;
        }
        let wanted = |chapter: &&Chapter| named.is_empty() || named.contains(&chapter.slug);
        Ok(self.course.chapters().iter().filter(wanted).collect())
    }

    fn status(&self) -> Result<bool> {
        print!("{}", show::status(&self.course, &self.progress()?, Timestamp::now()));
        Ok(true)
    }

    fn import(&self, file: &Path) -> Result<bool> {
        let theirs = exchange::read(file)?;
        let solved = self.update(|progress| {
            exchange::merge(progress, theirs);
            progress.challenges.values().filter(|record| record.solved()).count()
        })?;
        println!("Imported. You have solved {} in all.", show::count(solved, "challenge"));
        Ok(true)
    }

    fn start(&self, slug: &str, again: bool) -> Result<bool> {
        let challenge = self.course.challenge(slug)?;
        let started = self.practice.start(&self.course, challenge, again)?;
        let now = Timestamp::now();
        let fresh = started != Started::Kept;
        let record = self.update(|progress| {
            progress.current = Some(slug.to_owned());
            let record = progress.of_mut(slug);
            if fresh || record.attempts == 0 {
                record.begin(now);
            }
            record.clone()
        })?;
        println!("{}", show::problem(&self.course, challenge));
        match &started {
            Started::Fresh => {}
            Started::Archived(old) => println!("Your old attempt is kept in {}.", self.shown(old)),
            Started::Kept => println!("You have an attempt already; it stays as it is."),
        }
        println!(
            "Write your answer in {STRONG}{}{STRONG:#}.",
            self.shown(&self.practice.attempt(slug))
        );
        println!("{}", show::clock(challenge, &record, now));
        if fresh || record.started.is_some() {
            println!(
                "`cargo drill watch` judges it whenever you save; `cargo drill check` does so once."
            );
        } else {
            println!("`cargo drill start {slug} --again` archives it and begins anew.");
        }
        Ok(true)
    }

    fn hint(&self, slug: Option<&str>) -> Result<bool> {
        let challenge = self.challenge(slug)?;
        print!("{}", self.next_hint(challenge)?);
        Ok(true)
    }

    fn next_hint(&self, challenge: &Challenge) -> Result<String> {
        let hints = challenge.hints()?;
        let seen = self.update(|progress| {
            let record = progress.of_mut(&challenge.slug);
            let seen = record.hints as usize;
            record.hints = hints.len().min(seen + 1) as u32;
            record.last_seen = Some(Timestamp::now());
            seen
        })?;
        Ok(show::hint(&hints, seen, terminal::width().min(100)))
    }

    fn solution(&self, slug: Option<&str>, yes: bool) -> Result<bool> {
        let challenge = self.challenge(slug)?;
        let record = self.progress()?.of(&challenge.slug);
        if !yes && let Some(question) = spoils(challenge, &record, Timestamp::now()) {
            eprintln!("{question} [y/N]");
            let mut answer = String::new();
            io::stdin().read_line(&mut answer).at("read", Path::new("your answer"))?;
            if !matches!(answer.trim(), "y" | "Y" | "yes") {
                println!("Not shown.");
                return Ok(true);
            }
        }
        print!("{}", self.show_solution(challenge)?);
        Ok(true)
    }

    fn show_solution(&self, challenge: &Challenge) -> Result<String> {
        let path = challenge.solution();
        let text = fs::read_to_string(&path).at("read", &path)?;
        let now = Timestamp::now();
        self.update(|progress| progress.of_mut(&challenge.slug).solution_seen = Some(now))?;
        let attempt = self.practice.attempt(&challenge.slug);
        Ok(show::solution(&self.shown(&path), &self.shown(&attempt), &text))
    }

    fn new_challenge(&self, asked: New) -> Result<bool> {
        let slug = asked.slug.clone();
        if asked.undo {
            for file in new::undo(&self.course, &slug)? {
                println!("removed {file}");
            }
            return Ok(true);
        }
        let chapters: Vec<_> = self.course.chapters().iter().map(|c| c.slug.as_str()).collect();
        let answer = Question { asks: io::stdin().is_terminal() && io::stderr().is_terminal() };
        let wanted = new::Wanted {
            chapter: answer.text(asked.chapter, "chapter", &chapters.join(", "))?,
            title: answer.text(asked.title, "title", "its name for people")?,
            minutes: match asked.minutes {
                Some(minutes) => minutes,
                None => {
                    let text = answer.text(None, "minutes", "what an interview would give")?;
                    text.parse().map_err(|_| Error::Flag {
                        flag: "minutes".into(),
                        problem: format!("`{text}` is not a number"),
                    })?
                }
            },
            difficulty: answer.one_of(asked.difficulty, "difficulty", LEVELS)?,
            asked: answer.one_of(asked.asked, "asked", ASKED)?,
            function: answer.text(asked.function, "function", "what the reader writes")?,
            after: asked.after,
            race: asked.race,
            slug,
        };
        let (_, changed) = new::new(&self.course, &wanted)?;
        let new::Wanted { slug, chapter, .. } = &wanted;
        println!("Made, in the order in which to write them:\n");
        let paths = shape::PARTS.map(|part| part.path_of(slug, chapter));
        let width = paths.iter().map(String::len).max().unwrap_or(0);
        for (path, part) in paths.iter().zip(&shape::PARTS) {
            println!("  {path:width$}  {DIM}{}{DIM:#}", part.what);
        }
        let wrong = format!("listings/{slug}/wrong/<name>.rs");
        println!(
            "  {wrong:width$}  {DIM}{} or more, only what differs from src/lib.rs{DIM:#}",
            shape::WRONG_ATTEMPTS
        );
        println!("\nChanged: {}.", changed.join(", "));
        println!(
            "Each place that you have to write is marked. `cargo drill verify {slug}` says what is missing, and \
             CONTRIBUTING.md how it is done.\n`cargo drill new {slug} --undo` removes all of it, as long as you have written nothing."
        );
        Ok(true)
    }

    fn verify(&self, slugs: &[String]) -> Result<bool> {
        let slugs: Vec<_> = match slugs {
            [] => self.course.challenges().iter().map(|c| c.slug.as_str()).collect(),
            some => some.iter().map(String::as_str).collect(),
        };
        let options = verify::options(&self.course);
        check::cancel_on_signal(&options.cancel);
        // Hidden when the output is no terminal.
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(
            ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}")
                .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        let reports = verify::verify(&self.course, &slugs, &options, &|step| {
            bar.set_length(step.total as u64);
            bar.set_position(step.done as u64);
            bar.set_message(format!("{}/{}", step.slug, step.attempt));
        })?;
        bar.finish_and_clear();
        let mut problems = 0;
        for report in reports {
            let verify::Report { slug, attempts, problems: mut found, .. } = report;
            let challenge = self.course.challenge(&slug)?;
            found.extend(shape::problems(&self.course, challenge)?);
            problems += found.len();
            if found.is_empty() {
                let laws::Counts { characters, words, core, edges, .. } =
                    laws::counts(&self.course, challenge)?;
                let minutes = challenge.minutes as usize;
                println!(
                    "{GOOD}✓{GOOD:#} {slug} {DIM}{attempts} attempts, {core} core checks and {edges} edges, \
                     {characters} of {} characters, {words} of {} words{DIM:#}",
                    minutes * laws::CHARACTERS_A_MINUTE,
                    minutes * laws::WORDS_A_MINUTE
                );
                continue;
            }
            println!("{BAD}✗{BAD:#} {slug}");
            for problem in &found {
                println!("{}", show::indented(problem, "  "));
            }
        }
        if problems > 0 {
            println!("{}", show::count(problems, "problem"));
        }
        Ok(problems == 0)
    }
}

/// Asks for what was not given as an option.
struct Question {
    asks: bool,
}

impl Question {
    fn text(&self, given: Option<String>, flag: &str, about: &str) -> Result<String> {
        if let Some(text) = given {
            return Ok(text);
        }
        let missing = |problem: &str| Error::Flag { flag: flag.into(), problem: problem.into() };
        if !self.asks {
            return Err(missing(&format!("is missing: {about}")));
        }
        eprint!("{flag} ({about}): ");
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).at("read", Path::new("your answer"))?;
        match answer.trim() {
            "" => Err(missing("is missing")),
            text => Ok(text.to_owned()),
        }
    }

    /// What the name stands for that was given or is typed.
    fn one_of<T: Copy>(
        &self,
        given: Option<String>,
        flag: &str,
        known: [(&str, T); 3],
    ) -> Result<T> {
        let names = known.map(|(name, _)| name).join(", ");
        let text = self.text(given, flag, &names)?;
        let found = known.iter().find(|(name, _)| text.eq_ignore_ascii_case(name));
        let unknown = || Error::Flag {
            flag: flag.to_owned(),
            problem: format!("`{text}` is not one of {names}"),
        };
        found.map(|(_, value)| *value).ok_or_else(unknown)
    }
}

/// What to ask before the solution is shown. Nothing once it is known, or cannot spoil anything.
fn spoils(challenge: &Challenge, record: &Record, now: Timestamp) -> Option<String> {
    if record.solution_seen_since_start() {
        return None;
    }
    match record.elapsed(now) {
        Some(elapsed) => {
            let left =
                clock::limit(challenge).checked_sub(elapsed).filter(|left| !left.is_zero())?;
            let left = clock::minutes(left);
            Some(format!("Your clock has {left} left and you have no pass yet. Show the solution?"))
        }
        None if record.solved() => None,
        None => Some("You have not tried it yet. Show the solution?".into()),
    }
}
