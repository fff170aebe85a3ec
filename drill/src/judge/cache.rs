//! Programs that were compiled before, found again by all that went into them. A cached program is
//! always run again.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::error::{AtPath, Result};

/// All programs together stay below this; those that were not used for the longest time go first.
const AT_MOST: u64 = 1 << 30;
const UNUSED: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// What the compiler said about a program that it made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Notes {
    pub(super) words: String,
    pub(super) warnings: usize,
}

/// The cache, as long as this value lives: nobody removes a program that was found in it.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    _in_use: File,
}

impl Cache {
    pub(super) fn open(kept: &Path) -> Result<Self> {
        let in_use = lock_file(kept)?;
        in_use.lock_shared().at("lock", &lock_path(kept))?;
        Ok(Self { folder: kept.join("cache"), _in_use: in_use })
    }

    pub(super) fn find(&self, key: &str) -> Option<(PathBuf, Notes)> {
        let entry = self.folder.join(key);
        let notes = serde_json::from_slice(&fs::read(notes_in(&entry)).ok()?).ok()?;
        let program = program_in(&entry);
        program.is_file().then(|| {
            let file = File::options().append(true).open(notes_in(&entry));
            // Only the order of leaving depends on it.
            let _ = file.and_then(|f| f.set_modified(SystemTime::now()));
            (program, notes)
        })
    }

    /// Moves a folder with a program into the cache. `None` when it could not be moved: another run
    /// was quicker, or the disk is full. The program is then still where it was.
    pub(super) fn keep(&self, key: &str, folder: &Path, notes: &Notes) -> Option<PathBuf> {
        fs::create_dir_all(&self.folder).ok()?;
        fs::write(notes_in(folder), serde_json::to_vec(notes).ok()?).ok()?;
        let entry = self.folder.join(key);
        fs::rename(folder, &entry).ok()?;
        Some(program_in(&entry))
    }
}

pub(super) fn program_in(folder: &Path) -> PathBuf {
    folder.join(format!("checks{}", std::env::consts::EXE_SUFFIX))
}

fn notes_in(folder: &Path) -> PathBuf {
    folder.join("notes.json")
}

fn lock_path(kept: &Path) -> PathBuf {
    kept.join("lock")
}

fn lock_file(kept: &Path) -> Result<File> {
    fs::create_dir_all(kept).at("make", kept)?;
    let path = lock_path(kept);
    File::options().create(true).truncate(false).write(true).open(&path).at("write", &path)
}

/// Removes what was not used for long, if nobody uses the cache now. What cannot be removed now is
/// removed another time.
pub(super) fn prune(kept: &Path) -> Result<()> {
    prune_to(kept, AT_MOST)
}

fn prune_to(kept: &Path, at_most: u64) -> Result<()> {
    let lock = lock_file(kept)?;
    if lock.try_lock().is_err() {
        return Ok(());
    }
    let now = SystemTime::now();
    let age = |path: &Path| {
        let changed = fs::metadata(path).and_then(|m| m.modified()).ok()?;
        now.duration_since(changed).ok()
    };
    for name in ["work", "harness", "bench"] {
        for path in children(&kept.join(name)) {
            if age(&path).is_some_and(|age| age > UNUSED) {
                let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
            }
        }
    }
    let mut entries: Vec<_> = children(&kept.join("cache"))
        .map(|folder| {
            let size = fs::metadata(program_in(&folder)).map_or(0, |m| m.len());
            (age(&notes_in(&folder)).unwrap_or_default(), size, folder)
        })
        .collect();
    entries.sort_by_key(|(age, ..)| *age);
    let mut total = 0;
    for (age, size, folder) in entries {
        total += size;
        if total > at_most || age > UNUSED {
            let _ = fs::remove_dir_all(folder);
        }
    }
    Ok(())
}

fn children(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(cache: &Cache, key: &str, days_ago: u64) {
        let made = tempfile::tempdir().unwrap();
        let folder = made.path().join("entry");
        fs::create_dir(&folder).unwrap();
        fs::write(program_in(&folder), [0; 1000]).unwrap();
        let program = cache.keep(key, &folder, &Notes::default()).unwrap();
        let then = SystemTime::now() - Duration::from_secs(days_ago * 24 * 60 * 60);
        let notes = notes_in(program.parent().unwrap());
        File::options().append(true).open(notes).unwrap().set_modified(then).unwrap();
    }

    fn left(cache: &Cache) -> Vec<String> {
        let mut keys: Vec<_> = children(&cache.folder)
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        keys.sort();
        keys
    }

    #[test]
    fn what_was_unused_for_longest_goes_first_and_nothing_goes_while_in_use() {
        let kept = tempfile::tempdir().unwrap();
        let cache = Cache::open(kept.path()).unwrap();
        for (key, days) in [("a", 3), ("b", 1), ("c", 2), ("d", 20)] {
            put(&cache, key, days);
        }
        // To find one is to use it.
        assert_eq!(cache.find("a").unwrap().1, Notes::default());
        prune_to(kept.path(), 2500).unwrap();
        assert_eq!(left(&cache), ["a", "b", "c", "d"]);

        drop(cache);
        prune_to(kept.path(), 2500).unwrap();
        let cache = Cache::open(kept.path()).unwrap();
        assert_eq!(left(&cache), ["a", "b"]);
        assert!(cache.find("c").is_none());
    }

    #[test]
    fn what_nobody_used_for_two_weeks_goes() {
        let kept = tempfile::tempdir().unwrap();
        let cache = Cache::open(kept.path()).unwrap();
        put(&cache, "old", 15);
        put(&cache, "new", 13);
        drop(cache);
        prune(kept.path()).unwrap();
        assert_eq!(left(&Cache::open(kept.path()).unwrap()), ["new"]);
    }
}
