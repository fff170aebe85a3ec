//! What can go wrong, in words for the person at the keyboard.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error as ThisError;

/// What `drill` answers with.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a command could not be carried out. None of these says anything about the quality of an
/// attempt: that is a [`Verdict`](crate::judge::Verdict).
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// No folder from here upwards holds a course.
    #[error(
        "{} is not inside the course: no folder from there upwards has a \
         Cargo.toml beside a listings folder.\nGo to the folder that you cloned and try again.",
        from.display()
    )]
    NoCourse {
        /// Where the search began.
        from: PathBuf,
    },

    /// A file or folder could not be read, written or made.
    #[error("cannot {doing} {}: {source}", path.display())]
    File {
        /// The verb: "read", "write".
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// A listing says something that cannot be used.
    #[error("{}: {problem}", path.display())]
    Listing {
        /// The file at fault.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },

    /// No listing has this slug.
    #[error("there is no challenge `{slug}`.{}", did_you_mean(nearest.as_deref()))]
    UnknownChallenge {
        /// What was asked for.
        slug: String,
        /// The slug that looks most like it.
        nearest: Option<String>,
    },

    /// No chapter has this name.
    #[error("there is no chapter `{slug}`; there are {}.", known.join(", "))]
    UnknownChapter {
        /// What was asked for.
        slug: String,
        /// Those that there are.
        known: Vec<String>,
    },

    /// An option is missing, or makes no sense.
    #[error("--{flag}: {problem}")]
    Flag {
        /// Its name.
        flag: String,
        /// What is wrong.
        problem: String,
    },

    /// There is no file to judge.
    #[error(
        "you have no attempt at `{slug}` yet: {} does not exist.\n\
         `cargo drill start {slug}` puts the starter there.",
        path.display()
    )]
    NoAttempt {
        /// The challenge.
        slug: String,
        /// Where the attempt should be.
        path: PathBuf,
    },

    /// A tool could not be started, or failed at something that is no fault of the attempt.
    #[error("{what} failed.\n{output}")]
    Tool {
        /// The command.
        what: String,
        /// What it said.
        output: String,
    },

    /// A command needs a challenge, and none was named.
    #[error(
        "you have no challenge under way.\n\
         `cargo drill list` shows them all, `cargo drill start <slug>` begins one."
    )]
    NothingUnderWay,

    /// No set fits into a mock interview.
    #[error("no challenge fits into {minutes} minutes; the shortest takes {shortest}.")]
    NothingFits {
        /// What was asked for.
        minutes: u32,
        /// The shortest challenge.
        shortest: u32,
    },

    /// The state was written by a later version of this program.
    #[error(
        "{} was written by a later edition of the course (version {version}).\n\
         Update your clone with `git pull`; the file was left as it is.",
        path.display()
    )]
    LaterState {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: u32,
    },

    /// A file to import is no exported progress.
    #[error(
        "{} is not a progress file: {problem}.\n\
         Export one with `cargo drill export` or on the book's progress page. Nothing was changed.",
        path.display()
    )]
    NotProgress {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },

    /// [`Options::cancel`](crate::judge::Options::cancel) was set.
    #[error("stopped before there was a verdict")]
    Cancelled,
}

impl Error {
    /// A file of a listing that is no Rust, with the line that is at fault.
    pub(crate) fn no_rust(path: &Path, fault: &syn::Error) -> Self {
        let problem = format!("line {}: {fault}", fault.span().start().line);
        Self::Listing { path: path.to_owned(), problem }
    }
}

fn did_you_mean(nearest: Option<&str>) -> String {
    match nearest {
        Some(slug) => format!(" Did you mean `{slug}`?"),
        None => " `cargo drill list` shows them all.".to_owned(),
    }
}

/// Names the file in an error of the standard library, which leaves it out.
pub trait AtPath<T> {
    /// Adds the verb and the path.
    ///
    /// # Errors
    ///
    /// [`Error::File`] in place of the error that it was called on.
    fn at(self, doing: &'static str, path: &Path) -> Result<T>;
}

impl<T> AtPath<T> for io::Result<T> {
    fn at(self, doing: &'static str, path: &Path) -> Result<T> {
        self.map_err(|source| Error::File { doing, path: path.to_owned(), source })
    }
}
