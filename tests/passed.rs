//! Remembers what passed, so that a test need not run again until something it depends on changed.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use libtest_mimic::Failed;

static COMPILER: LazyLock<Vec<u8>> =
    LazyLock::new(|| Command::new("rustc").arg("-vV").output().unwrap().stdout);

/// The mark that a test left when it passed. There is one for each state of what it depends on.
pub struct Passed(PathBuf);

impl Passed {
    /// `what` names the kind of test; `on` is all that this one depends on, but for the compiler and
    /// the test's own program.
    pub fn of(what: &str, on: impl Hash) -> io::Result<Self> {
        let mut key = DefaultHasher::new();
        COMPILER.hash(&mut key);
        fs::metadata(env::current_exe()?)?.modified()?.hash(&mut key);
        on.hash(&mut key);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(what);
        fs::create_dir_all(&folder)?;
        Ok(Self(folder.join(format!("{:016x}", key.finish()))))
    }

    pub fn already(&self) -> bool {
        self.0.exists()
    }

    /// Runs the test unless it has passed already, and leaves the mark if it passes now.
    pub fn or(&self, test: impl FnOnce() -> Result<(), Failed>) -> Result<(), Failed> {
        if self.already() {
            return Ok(());
        }
        test()?;
        Ok(fs::write(&self.0, "")?)
    }
}
