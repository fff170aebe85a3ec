//! `watch` in a real terminal: single keys, a line that changes, and a shell that works afterwards.

#![cfg(unix)]

mod common;

use std::path::PathBuf;
use std::process::Command;

use common::{SOLUTION, folder, shared, write};
use rexpect::session::{PtySession, spawn_command};

/// `sh` runs the program, and then says how it ended and what state the terminal is in.
fn watch(test: &str, no_color: bool) -> (PtySession, PathBuf, String) {
    let practice = folder(&format!("terminal-{test}"));
    let program = env!("CARGO_BIN_EXE_drill");
    let mut start = Command::new(program);
    start.args(["start", "sums"]).current_dir(shared().root()).env("DRILL_DIR", &practice);
    assert!(start.env_remove("CARGO_MANIFEST_DIR").output().unwrap().status.success());
    let mut shell = Command::new("sh");
    shell.args([
        "-c",
        "stty -a; echo began; \"$0\" watch; echo \"ended with $?\"; stty -a",
        program,
    ]);
    shell.current_dir(shared().root()).env("DRILL_DIR", &practice).env("TERM", "xterm-256color");
    shell.env_remove("CARGO_MANIFEST_DIR").env_remove("NO_COLOR");
    if no_color {
        shell.env("NO_COLOR", "1");
    }
    let mut session = spawn_command(shell, Some(60_000)).unwrap();
    let before = session.exp_string("began").unwrap();
    (session, practice.join("sums/src/lib.rs"), before)
}

/// The shell goes on in the terminal that it had.
#[track_caller]
fn ends_well(mut session: PtySession, before: &str) {
    session.exp_string("ended with 0").unwrap();
    let after = session.exp_eof().unwrap();
    assert!(before.contains("icanon"), "{before}");
    assert_eq!(after.trim(), before.trim());
}

#[test]
fn keys_and_saves_are_answered() {
    let (mut session, attempt, before) = watch("keys", false);
    session.exp_string("h hint  s solution  r run  q quit").unwrap();
    session.send("h").unwrap();
    session.flush().unwrap();
    session.exp_string("Hint 1 of 3").unwrap();
    // Asked once, and any other key takes it back.
    for key in ["s", "x", "s"] {
        session.send(key).unwrap();
    }
    session.flush().unwrap();
    session.exp_string("Press s again").unwrap();
    session.exp_string("Press s again").unwrap();
    session.send("s").unwrap();
    session.flush().unwrap();
    session.exp_string("// The solution: ").unwrap();
    write(&attempt, SOLUTION);
    // In colour, and each line begins at the left edge.
    session.exp_string("Everything passes.\u{1b}[0m").unwrap();
    session.exp_string("\r\n\u{1b}[1m\u{1b}[32mSolved in ").unwrap();
    session.exp_string("Solved  |  ").unwrap();
    session.send("q").unwrap();
    session.flush().unwrap();
    ends_well(session, &before);
}

#[test]
fn countdown_goes_on_and_ctrl_c_ends_it() {
    let (mut session, _, before) = watch("clock", false);
    for left in ["19:58 left  Understand", "19:57 left  Understand"] {
        session.exp_string(left).unwrap();
    }
    session.send_control('c').unwrap();
    ends_well(session, &before);
}

#[test]
fn no_color_leaves_only_the_line_that_changes() {
    let (mut session, attempt, before) = watch("no-color", true);
    session.exp_string("q quit").unwrap();
    write(&attempt, SOLUTION);
    let shown = session.exp_string("Everything passes.").unwrap();
    assert!(!shown.contains("\u{1b}[3") && !shown.contains("\u{1b}[1m"), "{shown:?}");
    session.send("q").unwrap();
    session.flush().unwrap();
    ends_well(session, &before);
}

/// What no judge can see, the reader says himself.
#[test]
fn mock_ends_with_three_questions() {
    let practice = folder("terminal-mock");
    let mut mock = Command::new(env!("CARGO_BIN_EXE_drill"));
    mock.args(["mock", "--minutes", "5", "--seed", "1"]).current_dir(shared().root());
    mock.env("DRILL_DIR", &practice).env("TERM", "xterm-256color").env("NO_COLOR", "1");
    mock.env_remove("CARGO_MANIFEST_DIR");
    let mut session = spawn_command(mock, Some(60_000)).unwrap();
    session.exp_string("n finish").unwrap();
    for (key, shown) in [
        ("n", "Did you ask a question before you coded?"),
        ("y", "Did you say what your code costs?"),
        ("x", ""),
        ("n", "Did you test an edge aloud?"),
        ("y", "Asked before coding: yes. Said the cost: no. Tested an edge aloud: yes."),
    ] {
        session.send(key).unwrap();
        session.flush().unwrap();
        session.exp_string(shown).unwrap();
    }
    session.exp_eof().unwrap();
    let progress = std::fs::read_to_string(practice.join("progress.json")).unwrap();
    let progress: serde_json::Value = serde_json::from_str(&progress).unwrap();
    let expected = serde_json::json!({"asked": true, "cost": false, "edge": true});
    assert_eq!(progress["mocks"][0]["ticks"], expected);
}
