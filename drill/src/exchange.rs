//! Progress as a file that the terminal and the book's pages can both read.
//!
//! It is `progress.json` with one more field, `format`, and without the challenge under way: a
//! clock that runs is not for sharing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::Timestamp;
use serde_json::Value;

use crate::error::{AtPath, Error, Result};
use crate::state::{Progress, Record, Solve, VERSION};

/// What the file says it is.
const FORMAT: &str = "rust-for-ml-interviews/progress";

/// The text of the file.
pub fn export(progress: &Progress) -> String {
    let mut shared = progress.clone();
    shared.current = None;
    shared.challenges.values_mut().for_each(|record| record.started = None);
    shared.other.insert("format".into(), FORMAT.into());
    format!("{:#}\n", serde_json::to_value(shared).unwrap_or_default())
}

/// Reads such a file, whoever wrote it.
///
/// # Errors
///
/// When it cannot be read, or is something else.
pub fn read(path: &Path) -> Result<Progress> {
    let text = fs::read_to_string(path).at("read", path)?;
    let fault = |problem: String| Error::NotProgress { path: path.to_owned(), problem };
    let file: Value = serde_json::from_str(&text).map_err(|e| fault(format!("not JSON: {e}")))?;
    if file["format"] != FORMAT {
        return Err(fault(format!("its `format` is not `{FORMAT}`")));
    }
    if file["version"] != VERSION {
        return Err(fault(format!("its version is {}, not {VERSION}", file["version"])));
    }
    if let Some(mock) = list(&file["mocks"]).find(|mock| instant(mock).is_none()) {
        return Err(fault(format!("a mock interview has no time: {mock}")));
    }
    let mut progress: Progress = serde_json::from_value(file).map_err(|e| fault(e.to_string()))?;
    progress.other.remove("format");
    Ok(progress)
}

/// Keeps the more of both sides, so that nothing is lost and a second import changes nothing.
pub fn merge(ours: &mut Progress, theirs: Progress) {
    for (slug, theirs) in theirs.challenges {
        merge_record(ours.of_mut(&slug), theirs);
    }
    let mocks = std::mem::take(&mut ours.mocks);
    let all =
        theirs.mocks.into_iter().chain(mocks).filter_map(|mock| Some((instant(&mock)?, mock)));
    ours.mocks = all.collect::<BTreeMap<_, _>>().into_values().collect();
    for (name, value) in theirs.other {
        ours.other.entry(name).or_insert(value);
    }
}

fn merge_record(ours: &mut Record, theirs: Record) {
    ours.attempts = ours.attempts.max(theirs.attempts);
    ours.verdicts = ours.verdicts.max(theirs.verdicts);
    ours.hints = ours.hints.max(theirs.hints);
    ours.solution_seen = ours.solution_seen.max(theirs.solution_seen);
    ours.last_seen = ours.last_seen.max(theirs.last_seen);
    let solves = std::mem::take(&mut ours.solves);
    let mut all: Vec<_> = theirs.solves.into_iter().chain(solves).collect();
    // Of two that are the same one, the one with more edges comes last, and stays.
    all.sort_by_key(Solve::edges_passed);
    let all = all.into_iter().map(|solve| (solve.at, solve));
    ours.solves = all.collect::<BTreeMap<_, _>>().into_values().collect();
    for (name, value) in theirs.other {
        ours.other.entry(name).or_insert(value);
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn instant(mock: &Value) -> Option<Timestamp> {
    mock["at"].as_str()?.parse().ok()
}
