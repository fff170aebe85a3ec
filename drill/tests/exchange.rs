//! The terminal and the book's pages can read each other's progress.

mod common;

use std::fs;

use common::folder;
use drill::exchange;
use drill::judge::Score;
use drill::state::{Progress, Store};
use jiff::Timestamp;

/// What a page writes: milliseconds, and no `seconds` where no clock ran.
const FROM_A_PAGE: &str = r#"{
    "format": "rust-for-ml-interviews/progress",
    "version": 1,
    "challenges": {
        "sums": {"attempts": 3, "verdicts": 2, "hints": 1, "last_seen": "2026-01-02T10:00:00.000Z", "solves": [
            {"at": "2026-01-02T09:00:00.250Z", "hints": 0, "solution_seen": false}
        ]},
        "from-another-edition": {"attempts": 1, "verdicts": 0, "hints": 0, "stars": 5, "solves": []}
    },
    "mocks": [{"at": "2026-01-02T08:00:00.000Z", "minutes": 45, "seconds": 2000.5, "challenges": []}]
}"#;

fn imported(into: &mut Progress, text: &str) -> drill::Result<()> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.json");
    fs::write(&file, text).unwrap();
    exchange::merge(into, exchange::read(&file)?);
    Ok(())
}

const SOME: Score = Score { passed: 1, of: 3 };

fn own() -> Progress {
    let mut progress = Progress::default();
    let record = progress.of_mut("sums");
    record.begin("2026-01-01T09:00:00Z".parse().unwrap());
    record.judged(true, SOME, "2026-01-01T09:05:00Z".parse().unwrap());
    record.begin("2026-01-03T09:00:00Z".parse().unwrap());
    progress
}

#[test]
fn import_keeps_the_more_of_both_sides() {
    let mut progress = own();
    imported(&mut progress, FROM_A_PAGE).unwrap();
    let record = progress.of("sums");
    assert_eq!((record.attempts, record.verdicts, record.hints), (3, 2, 1));
    let solves: Vec<_> = record.solves.iter().map(|s| (s.at.to_string(), s.seconds)).collect();
    let expected = [("2026-01-01T09:05:00Z", Some(300.0)), ("2026-01-02T09:00:00.25Z", None)];
    assert_eq!(solves, expected.map(|(at, seconds)| (at.to_owned(), seconds)));
    assert_eq!(record.last_seen, Some("2026-01-03T09:00:00Z".parse::<Timestamp>().unwrap()));
    assert!(record.started.is_some(), "the clock under way is nobody else's business");
    assert_eq!(progress.mocks.len(), 1);
    assert!(exchange::export(&progress).contains("\"stars\": 5"), "unknown fields are kept");
}

#[test]
fn of_two_solves_that_are_one_the_one_with_more_edges_stays() {
    let solve = |edges: &str| {
        format!(
            r#"{{"format": "rust-for-ml-interviews/progress", "version": 1, "challenges": {{"sums": {{"attempts": 1, "verdicts": 1, "hints": 0,
            "solves": [{{"at": "2026-01-01T09:05:00Z", "seconds": 300.0, "hints": 0, "solution_seen": false{edges}}}]}}}}}}"#
        )
    };
    for (edges, expected) in [
        (r#", "edges": {"passed": 0, "of": 3}"#, Some(SOME)),
        (r#", "edges": {"passed": 2, "of": 3}"#, Some(Score { passed: 2, of: 3 })),
        // As a file of today has it: everything passed.
        ("", None),
    ] {
        let mut progress = own();
        imported(&mut progress, &solve(edges)).unwrap();
        let record = progress.of("sums");
        assert_eq!(record.solves.len(), 1);
        assert_eq!(record.solves[0].edges, expected, "{edges}");
    }
}

#[test]
fn second_import_changes_nothing() {
    let mut progress = own();
    imported(&mut progress, FROM_A_PAGE).unwrap();
    let once = progress.clone();
    imported(&mut progress, FROM_A_PAGE).unwrap();
    assert_eq!(progress, once);
}

#[test]
fn export_comes_back_without_the_clock_that_runs() {
    let mut progress = own();
    progress.current = Some("sums".into());
    let text = exchange::export(&progress);
    let mut other = Progress::default();
    imported(&mut other, &text).unwrap();
    progress.current = None;
    progress.of_mut("sums").started = None;
    assert_eq!(other, progress);
}

#[test]
fn another_file_is_refused_and_named() {
    for (text, why) in [
        ("", "not JSON"),
        ("[]", "its `format` is not"),
        ("{\"version\": 1, \"challenges\": {}}", "its `format` is not"),
        (&FROM_A_PAGE.replace("\"version\": 1", "\"version\": 2"), "its version is 2"),
        (&FROM_A_PAGE.replace("\"attempts\": 3", "\"attempts\": -3"), "invalid value"),
        (&FROM_A_PAGE.replace("T08:00:00", "T88:00:00"), "a mock interview has no time"),
    ] {
        let mut progress = own();
        let refused = imported(&mut progress, text).unwrap_err().to_string();
        assert!(refused.contains(why) && refused.contains("file.json"), "{refused}");
        assert_eq!(progress, own(), "nothing was changed");
    }
}

#[test]
fn import_into_the_file_keeps_what_was_there() {
    let store = Store::new(folder("import-into-the-file"));
    store.update(|progress| *progress = own()).unwrap();
    store.update(|progress| imported(progress, FROM_A_PAGE)).unwrap().unwrap();
    assert_eq!(store.read().unwrap().of("sums").solves.len(), 2);
}
