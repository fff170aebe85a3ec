//! Nothing that was written is lost, whatever happens to the program or to the file.

mod common;

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Barrier;
use std::thread;

use common::{folder, write};
use drill::Error;
use drill::judge::Score;
use drill::state::{Record, Store};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_not_known_is_kept() {
    let folder = folder("unknown");
    let text = r#"{
        "version": 1,
        "theme": {"dark": true},
        "challenges": {
            "from-another-edition": {"stars": 5, "attempts": 2, "solves": [
                {"at": "2026-01-02T03:04:05Z", "hints": 1, "solution_seen": false, "mood": "good"}
            ]},
            "sums": {"attempts": 1}
        }
    }"#;
    fs::write(folder.join("progress.json"), text).unwrap();
    Store::new(&folder).update(|progress| progress.of_mut("sums").attempts += 1).unwrap();
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("progress.json")).unwrap()).unwrap();
    assert_eq!(json["theme"]["dark"], true);
    assert_eq!(json["challenges"]["from-another-edition"]["stars"], 5);
    assert_eq!(json["challenges"]["from-another-edition"]["solves"][0]["mood"], "good");
    assert_eq!(json["challenges"]["from-another-edition"]["attempts"], 2);
    assert_eq!(json["challenges"]["sums"]["attempts"], 2);
}

#[test]
fn damaged_file_is_set_aside_whole_and_a_second_one_does_not_replace_it() {
    let folder = folder("damaged");
    let mut kept = Vec::new();
    for damage in [
        &b"{\"version\": 1, \"chall"[..],
        b"",
        b"\xff\xfe",
        b"[]",
        b"{\"version\": 1, \"challenges\": 3}",
    ] {
        fs::write(folder.join("progress.json"), damage).unwrap();
        let store = Store::new(&folder);
        assert!(store.read().unwrap().challenges.is_empty());
        let aside = store.take_set_aside().expect("it says where the file went");
        assert_eq!(fs::read(&aside).unwrap(), damage);
        kept.push((aside, damage));
        // It is there again, and whole.
        store.update(|progress| progress.of_mut("sums").attempts = 7).unwrap();
        assert_eq!(store.take_set_aside(), None);
    }
    for (aside, damage) in kept {
        assert_eq!(fs::read(aside).unwrap(), damage);
    }
    assert_eq!(Store::new(&folder).read().unwrap().of("sums").attempts, 7);
}

#[test]
fn file_of_a_later_edition_is_left_alone() {
    let folder = folder("later");
    let text = r#"{"version": 2, "challenges": ["of another shape"]}"#;
    fs::write(folder.join("progress.json"), text).unwrap();
    let store = Store::new(&folder);
    assert!(matches!(store.read(), Err(Error::LaterState { version: 2, .. })));
    let error = store.update(|progress| progress.current = None).unwrap_err();
    assert!(error.to_string().contains("later edition"), "{error}");
    assert_eq!(fs::read_to_string(folder.join("progress.json")).unwrap(), text);
}

const ALL: Score = Score { passed: 2, of: 2 };

#[test]
fn edges_that_pass_later_are_added_to_the_solve() {
    let now = Timestamp::now();
    let some = |passed| Score { passed, of: 3 };
    let mut record = Record::default();
    record.begin(now);
    assert_eq!(record.judged(true, some(1), now).unwrap().edges, Some(some(1)));
    assert!(record.solved() && !record.complete());
    for (core, edges, expected) in [(true, 2, 2), (true, 0, 2), (false, 3, 2), (true, 3, 3)] {
        assert_eq!(record.judged(core, some(edges), now), None);
        assert_eq!(record.solves[0].edges, Some(some(expected)));
    }
    assert!(record.complete());
    // A new attempt is a new solve.
    record.begin(now);
    assert!(record.judged(true, some(0), now).is_some());
    assert_eq!(record.solves.len(), 2);
}

/// A file from before there were edges: to be solved meant that everything passed.
#[test]
fn old_progress_means_what_it_meant() {
    let folder = folder("old-progress");
    let old = r#"{"version": 1, "current": "sums", "challenges": {"sums": {"attempts": 2, "verdicts": 3,
        "hints": 1, "solves": [{"at": "2026-01-01T09:05:00Z", "seconds": 300.0, "hints": 1, "solution_seen": false}]}},
        "mocks": [{"at": "2026-01-02T08:00:00Z", "minutes": 45, "seed": 3, "seconds": 2000.5, "challenges": [
            {"slug": "sums", "solved": true, "seconds": 300.0, "hints": 1}]}]}"#;
    write(&folder.join("progress.json"), old);
    let store = Store::new(&folder);
    let record = store.read().unwrap().of("sums");
    assert!(record.solved() && record.complete() && record.best() == Some(300.0));
    store
        .update(|progress| {
            progress.of_mut("sums").judged(true, Score { passed: 1, of: 3 }, Timestamp::now())
        })
        .unwrap();
    assert!(store.read().unwrap().of("sums").complete(), "fewer edges today take nothing away");
    let kept = fs::read_to_string(folder.join("progress.json")).unwrap();
    assert!(!kept.contains("edges") && kept.contains("2000.5"), "{kept}");
}

#[test]
fn clock_that_is_set_back_gives_no_negative_time() {
    let now = Timestamp::now();
    let mut record = Record::default();
    record.begin(now);
    let before = now - SignedDuration::from_hours(5);
    assert_eq!(record.elapsed(before).unwrap().as_secs(), 0);
    let solve = record.judged(true, ALL, before).unwrap();
    assert_eq!(solve.seconds, Some(0.0));
}

#[test]
fn a_solve_is_noted_once_and_says_how_it_came_about() {
    let start = Timestamp::now();
    let at = |seconds| start + SignedDuration::from_secs(seconds);
    let mut record = Record::default();
    record.begin(start);
    assert_eq!(record.judged(false, ALL, at(10)), None);
    record.hints = 2;
    let first = record.judged(true, ALL, at(90)).unwrap();
    assert_eq!((first.seconds, first.hints, first.solution_seen), (Some(90.0), 2, false));
    assert_eq!(record.judged(true, ALL, at(95)), None);
    assert_eq!((record.started, record.verdicts), (None, 3));

    // A quicker one with the solution seen is no record.
    record.begin(at(100));
    assert_eq!(record.hints, 0);
    record.solution_seen = Some(at(101));
    assert!(record.judged(true, ALL, at(110)).unwrap().solution_seen);
    assert_eq!((record.best(), record.last()), (Some(90.0), Some(10.0)));

    // To have seen it once does not count against the next attempt.
    record.begin(at(200));
    assert!(!record.judged(true, ALL, at(220)).unwrap().solution_seen);
    assert_eq!(record.best(), Some(20.0));

    // An attempt that no clock was started for is solved all the same.
    let mut record = Record::default();
    assert_eq!(record.judged(true, ALL, start).unwrap().seconds, None);
    assert!(record.solved() && record.best().is_none());
}

proptest! {
    #[test]
    fn best_is_never_above_last_nor_below_zero(
        steps in prop::collection::vec((any::<bool>(), -1000..1000i64), 1..40)
    ) {
        let mut now = Timestamp::now();
        let mut record = Record::default();
        for (passed, seconds) in steps {
            if record.started.is_none() {
                record.begin(now);
            }
            now += SignedDuration::from_secs(seconds);
            record.judged(passed, ALL, now);
            prop_assert!(record.best() <= record.last());
            prop_assert!(record.best().is_none_or(|best| best >= 0.0));
        }
    }
}

#[test]
fn writers_at_once_lose_nothing() {
    let folder = folder("at-once");
    let (writers, writes) = (4, 25);
    let together = Barrier::new(writers);
    thread::scope(|scope| {
        for writer in 0..writers {
            let (folder, together) = (&folder, &together);
            scope.spawn(move || {
                let store = Store::new(folder);
                together.wait();
                for _ in 0..writes {
                    store
                        .update(|progress| {
                            progress.of_mut("shared").verdicts += 1;
                            progress.of_mut(&format!("own-{writer}")).verdicts += 1;
                        })
                        .unwrap();
                    // A reader never sees half a file.
                    assert!(store.read().unwrap().of("shared").verdicts > 0);
                }
            });
        }
    });
    let progress = Store::new(&folder).read().unwrap();
    assert_eq!(progress.of("shared").verdicts as usize, writers * writes);
    assert!((0..writers).all(|w| progress.of(&format!("own-{w}")).verdicts as usize == writes));
    assert_eq!(names(&folder), [".progress.lock", "progress.json"]);
}

/// A file that is written in place is empty for a moment, and half written for another.
#[test]
#[cfg(unix)]
fn file_is_replaced_and_not_written_in_place() {
    use std::io::Read;
    let folder = folder("replaced");
    let store = Store::new(&folder);
    store.update(|progress| progress.of_mut("sums").attempts = 1).unwrap();
    let mut open = fs::File::open(store.path()).unwrap();
    let before = fs::read_to_string(store.path()).unwrap();
    store.update(|progress| progress.of_mut("sums").attempts = 2).unwrap();
    let mut seen = String::new();
    open.read_to_string(&mut seen).unwrap();
    assert_eq!(seen, before);
    assert_ne!(fs::read_to_string(store.path()).unwrap(), before);
}

const WRITER: &str = "DRILL_TEST_WRITES_INTO";

/// This test starts itself again as a program that writes 200 times, and kills it on the way.
#[test]
fn kill_in_the_middle_of_a_write_loses_nothing() {
    if let Some(folder) = env::var_os(WRITER) {
        let store = Store::new(folder);
        for _ in 0..200 {
            let written = store.update(|progress| {
                let record = progress.of_mut("sums");
                record.verdicts += 1;
                record.verdicts
            });
            // Only now may anybody rely on it.
            println!("written {}", written.unwrap());
        }
        return;
    }
    let folder = folder("killed-writer");
    let store = Store::new(&folder);
    let mut interrupted = 0;
    let rounds = [1, 40, 80, 120, 160, 190];
    for writes in rounds {
        let before = store.read().unwrap().of("sums").verdicts;
        let mut writer = Command::new(env::current_exe().unwrap())
            .args(["--exact", "kill_in_the_middle_of_a_write_loses_nothing", "--nocapture"])
            .env(WRITER, &folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut last = before;
        let mut told = |line: String| {
            last = line.strip_prefix("written ").map_or(last, |n| n.parse().unwrap());
            last
        };
        // At any point of the write after this many.
        for line in lines.by_ref() {
            if told(line) >= before + writes {
                break;
            }
        }
        writer.kill().unwrap();
        lines.for_each(|line| {
            told(line);
        });
        interrupted += u32::from(!writer.wait().unwrap().success());
        let after = store.read().unwrap().of("sums").verdicts;
        assert_eq!(store.take_set_aside(), None, "the file was damaged");
        // The last write may be there, and its line not.
        assert!((last..=last + 1).contains(&after), "{last} were told of, {after} are there");
    }
    assert!(interrupted > 0, "each of them had written all 200 times before it was killed");
    // The next write clears away what the killed ones have left.
    store.update(|_| ()).unwrap();
    assert_eq!(names(&folder), [".progress.lock", "progress.json"]);
}
