//! What the tests of the pages and of the house share.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use drill::Course;

pub static COURSE: LazyLock<Course> =
    LazyLock::new(|| Course::find(env!("CARGO_MANIFEST_DIR")).unwrap());

/// A file's text; a path that is not whole starts at the course's root.
#[track_caller]
pub fn read(path: impl AsRef<Path>) -> String {
    let path = COURSE.root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// With `/` on every system.
pub fn slashes(path: &Path) -> String {
    path.to_str().unwrap().replace('\\', "/")
}

#[track_caller]
pub fn assert_none(what: &str, problems: Vec<String>) {
    assert!(problems.is_empty(), "{what}:\n  {}", problems.join("\n  "));
}
