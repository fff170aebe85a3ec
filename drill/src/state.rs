//! What you have done so far: one readable file in the practice folder.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{AtPath, Error, Result};
use crate::file;
use crate::judge::Score;

/// The version that this program writes.
pub(crate) const VERSION: u32 = 1;

/// Everything in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    version: u32,
    /// The challenge under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<String>,
    /// By slug. A slug that this course does not know stays as it is: it may be another edition's.
    #[serde(default)]
    pub challenges: BTreeMap<String, Record>,
    /// The mock interviews, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mocks: Vec<Value>,
    /// What a later edition has added.
    #[serde(flatten)]
    pub(crate) other: BTreeMap<String, Value>,
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            version: VERSION,
            current: None,
            challenges: BTreeMap::new(),
            mocks: Vec::new(),
            other: BTreeMap::new(),
        }
    }
}

impl Progress {
    /// What is known of a challenge; nothing, if it was never started.
    pub fn of(&self, slug: &str) -> Record {
        self.challenges.get(slug).cloned().unwrap_or_default()
    }

    /// What is known of a challenge, to be changed.
    pub fn of_mut(&mut self, slug: &str) -> &mut Record {
        self.challenges.entry(slug.to_owned()).or_default()
    }
}

/// What you have done with one challenge.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// When the clock of the attempt under way was started; nothing once it has passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<Timestamp>,
    /// How often you began.
    pub attempts: u32,
    /// How often the judge has looked at it.
    pub verdicts: u32,
    /// Hints seen for the attempt under way, or for the last one.
    pub hints: u32,
    /// When the solution was last shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solution_seen: Option<Timestamp>,
    /// When you last worked on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<Timestamp>,
    /// Every pass of the core, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub solves: Vec<Solve>,
    /// What a later edition has added.
    #[serde(flatten)]
    pub(crate) other: BTreeMap<String, Value>,
}

/// One pass of every core check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Solve {
    /// When.
    pub at: Timestamp,
    /// From the start of the clock; unknown for an attempt that no clock was started for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// Hints seen on the way.
    pub hints: u32,
    /// Whether the solution was seen on the way.
    pub solution_seen: bool,
    /// How many edges passed, at the time or later; nothing means that everything did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edges: Option<Score>,
    /// What a later edition has added.
    #[serde(flatten)]
    other: BTreeMap<String, Value>,
}

impl Solve {
    /// Whether every edge passed too.
    pub fn complete(&self) -> bool {
        self.edges.is_none_or(Score::is_full)
    }

    /// More is better.
    pub(crate) fn edges_passed(&self) -> usize {
        self.edges.filter(|edges| !edges.is_full()).map_or(usize::MAX, |edges| edges.passed)
    }
}

impl Record {
    /// Starts the clock for a new attempt.
    pub fn begin(&mut self, now: Timestamp) {
        self.started = Some(now);
        self.attempts += 1;
        self.hints = 0;
        self.last_seen = Some(now);
    }

    /// Since the clock was started, if it runs. A clock that was set back counts from zero, not
    /// from below.
    pub fn elapsed(&self, now: Timestamp) -> Option<Duration> {
        self.started.map(|started| between(started, now))
    }

    /// Notes a verdict: whether the core passed, and how many edges. The first pass since
    /// [`Record::begin`] stops the clock and is returned; edges that pass later are added to it.
    pub fn judged(&mut self, core: bool, edges: Score, now: Timestamp) -> Option<Solve> {
        self.verdicts += 1;
        self.last_seen = Some(now);
        if !core {
            return None;
        }
        let started = self.started;
        if let (None, Some(last)) = (started, self.solves.last_mut()) {
            if last.edges.is_some_and(|before| edges.passed > before.passed) {
                last.edges = Some(edges);
            }
            return None;
        }
        let solve = Solve {
            at: now,
            seconds: started.map(|started| between(started, now).as_secs_f64()),
            hints: self.hints,
            solution_seen: self.solution_seen_since_start(),
            edges: Some(edges),
            other: BTreeMap::new(),
        };
        self.started = None;
        self.solves.push(solve.clone());
        Some(solve)
    }

    /// Whether the solution was shown while the clock ran, or ever if no clock runs.
    pub fn solution_seen_since_start(&self) -> bool {
        self.solution_seen.is_some_and(|seen| self.started.is_none_or(|started| seen >= started))
    }

    /// Whether its core has ever passed.
    pub fn solved(&self) -> bool {
        !self.solves.is_empty()
    }

    /// Whether everything has passed.
    pub fn complete(&self) -> bool {
        self.solves.iter().any(Solve::complete)
    }

    /// The shortest time of a pass without the solution.
    pub fn best(&self) -> Option<f64> {
        self.solves
            .iter()
            .filter(|s| !s.solution_seen)
            .filter_map(|s| s.seconds)
            .min_by(f64::total_cmp)
    }

    /// The time of the last pass.
    pub fn last(&self) -> Option<f64> {
        self.solves.last().and_then(|s| s.seconds)
    }
}

/// Never negative.
pub fn between(from: Timestamp, to: Timestamp) -> Duration {
    Duration::try_from(to.duration_since(from)).unwrap_or_default()
}

/// The file, and the lock that keeps two programs from writing it at once.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    set_aside: RefCell<Option<PathBuf>>,
}

impl Store {
    /// The store of this practice folder; nothing is read or made yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), set_aside: RefCell::default() }
    }

    /// Where the file is.
    pub fn path(&self) -> PathBuf {
        self.folder.join("progress.json")
    }

    /// Where a damaged file was moved by the last call that met one.
    pub fn take_set_aside(&self) -> Option<PathBuf> {
        self.set_aside.take()
    }

    /// What the file says. It is replaced whole, so it can be read at any time.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or was written by a later version.
    pub fn read(&self) -> Result<Progress> {
        match self.parse()? {
            Some(progress) => Ok(progress),
            // Moving the file needs the lock; perhaps it has been moved, or is whole again, by
            // then.
            None => self.update(|progress| progress.clone()),
        }
    }

    /// Changes what the file says. Nobody else changes it between the reading and the writing.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written, or the file was written by a later version. The file is
    /// then as it was.
    pub fn update<T>(&self, change: impl FnOnce(&mut Progress) -> T) -> Result<T> {
        fs::create_dir_all(&self.folder).at("make", &self.folder)?;
        let path = self.folder.join(".progress.lock");
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .at("write", &path)?;
        lock.lock().at("lock", &path)?;
        self.sweep();
        let mut progress = match self.parse()? {
            Some(progress) => progress,
            None => {
                self.move_aside()?;
                Progress::default()
            }
        };
        let result = change(&mut progress);
        let mut text = serde_json::to_vec_pretty(&progress)
            .map_err(io::Error::other)
            .at("write", &self.path())?;
        text.push(b'\n');
        file::replace(&self.path(), &text)?;
        Ok(result)
    }

    /// `None` when the file is there and makes no sense.
    fn parse(&self) -> Result<Option<Progress>> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let path = self.path();
        let text = match fs::read(&path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Some(Progress::default())),
            text => text.at("read", &path)?,
        };
        // A later version may be of any shape; it is no damage.
        match serde_json::from_slice::<Versioned>(&text) {
            Ok(Versioned { version }) if version > VERSION => {
                Err(Error::LaterState { path, version })
            }
            _ => Ok(serde_json::from_slice(&text).ok()),
        }
    }

    /// Removes what killed runs have left. Under the lock, nobody else is writing.
    fn sweep(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(file::UNFINISHED) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn move_aside(&self) -> Result<()> {
        let now = Timestamp::now().strftime("%Y-%m-%dT%H-%M-%SZ").to_string();
        let aside = free_name(&self.folder, &format!("progress.damaged-{now}"), ".json");
        fs::rename(self.path(), &aside).at("rename", &self.path())?;
        self.set_aside.replace(Some(aside));
        Ok(())
    }
}

/// A name in a folder that is not taken, so that moving something there overwrites nothing.
pub(crate) fn free_name(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let first = folder.join(format!("{stem}{ending}"));
    let others = (2..).map(|n| folder.join(format!("{stem}-{n}{ending}")));
    std::iter::once(first).chain(others).find(|path| !path.exists()).unwrap_or_default()
}
