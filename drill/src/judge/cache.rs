//! Programs that were compiled before, found again by all that went into them. A cached program is
//! always run again.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// All programs together stay below this; those that were not used for the longest time go first.
const AT_MOST: u64 = 1 << 30;
const UNUSED: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// What the compiler said about a program that it made.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Notes {
    pub(super) words: String,
    pub(super) warnings: usize,
}

pub(super) fn program_in(folder: &Path) -> PathBuf {
    folder.join(format!("checks{}", std::env::consts::EXE_SUFFIX))
}

fn notes_in(folder: &Path) -> PathBuf {
    folder.join("notes.json")
}

pub(super) fn find(kept: &Path, key: &str) -> Option<(PathBuf, Notes)> {
    let folder = kept.join("cache").join(key);
    let notes = serde_json::from_slice(&fs::read(notes_in(&folder)).ok()?).ok()?;
    let program = program_in(&folder);
    program.is_file().then(|| {
        let file = File::options().append(true).open(notes_in(&folder));
        // Only the order of leaving depends on it.
        let _ = file.and_then(|f| f.set_modified(SystemTime::now()));
        (program, notes)
    })
}

/// Moves a folder with a program into the cache. `None` when it could not be moved: another run was
/// quicker, or the disk is full. The program is then still where it was.
pub(super) fn keep(kept: &Path, key: &str, folder: &Path, notes: &Notes) -> Option<PathBuf> {
    let cache = kept.join("cache");
    fs::create_dir_all(&cache).ok()?;
    fs::write(notes_in(folder), serde_json::to_vec(notes).ok()?).ok()?;
    let entry = cache.join(key);
    fs::rename(folder, &entry).ok()?;
    Some(program_in(&entry))
}

/// Nothing here is worth an error: what cannot be removed now is removed another time.
pub(super) fn prune(kept: &Path) {
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
        if total > AT_MOST || age > UNUSED {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

fn children(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}
