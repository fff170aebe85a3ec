//! The program, from an empty practice folder to a pass.

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use common::{SOLUTION, STARTER, folder, shared, total_is, write};
use snapbox::cmd::{Command as Snap, OutputAssert};
use snapbox::str;

/// One practice folder, and the program run in it from the course's root.
struct Drill {
    practice: PathBuf,
}

impl Drill {
    fn new(test: &str) -> Self {
        Self { practice: folder(&format!("cli-{test}")) }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_drill"));
        command.current_dir(shared().root()).env("DRILL_DIR", &self.practice);
        // As in a shell, where Cargo has set nothing.
        command.env_remove("CARGO_MANIFEST_DIR");
        command
    }

    /// What a command answers. Times and the practice folder's path differ from run to run.
    fn run(&self, args: &str) -> OutputAssert {
        self.answering(args, "")
    }

    fn answering(&self, args: &str, input: &str) -> OutputAssert {
        let mut redactions = snapbox::Redactions::new();
        redactions.insert("[PRACTICE]", self.practice.clone()).unwrap();
        for (name, pattern) in [
            ("[LEFT]", r"(?<redacted>\d\d:\d\d) (?:of 20:00 )?left"),
            // All but the limits, 5 and 20 minutes.
            ("[TIME]", r"\b(?<redacted>(?:0[0-46-9]|1\d):\d\d)\b"),
            ("[SECONDS]", r"(?<redacted>\d+\.\d) s\b"),
            ("[NOW]", r"(?<redacted>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)"),
        ] {
            redactions.insert(name, regex::Regex::new(pattern).unwrap()).unwrap();
        }
        let assert = snapbox::Assert::new()
            .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
            .redact_with(redactions);
        Snap::from_std(self.command())
            .with_assert(assert)
            .args(args.split_whitespace())
            .stdin(input)
            .assert()
    }

    fn attempt(&self) -> PathBuf {
        self.practice.join("sums/src/lib.rs")
    }

    fn progress(&self) -> serde_json::Value {
        serde_json::from_slice(&fs::read(self.practice.join("progress.json")).unwrap()).unwrap()
    }
}

#[test]
fn from_an_empty_folder_to_a_pass() {
    let drill = Drill::new("whole");
    drill.run("").success().stdout_eq(str![[r#"
2 challenges against the clock, in your own editor.

1. `cargo drill start look-up` puts the starter in your practice folder and starts the clock.
2. `cargo drill watch` judges your answer whenever you save it.
3. Stuck? `cargo drill hint`. Solved? `cargo drill solution` shows the course's answer.

`cargo drill list` shows every challenge, `cargo drill mock --minutes 45` is a whole interview.

"#]]);
    drill.run("list").success().stdout_eq(str![[r#"
Timed challenges (timed, 0 of 2 solved)
  challenge  minutes  difficulty  asked       state      best   title
  look-up          5  easy        often       new            -  Implement look-up
  sums            20  easy        often       new            -  Implement sums

"#]]);
    drill.run("start sums").success().stdout_eq(str![[r#"
Implement sums  20 minutes, easy
Adds numbers up.
Write your answer in [PRACTICE]/sums/src/lib.rs.
[LEFT] of [LEFT] left. Understand: read, say your plan, ask one question, and work one example by hand.
`cargo drill watch` judges it whenever you save; `cargo drill check` does so once.

"#]]);
    assert_eq!(fs::read_to_string(drill.attempt()).unwrap(), STARTER);
    drill.run("").success().stdout_eq(str![[r#"
You have solved 0 of 2 challenges.

Under way: sums
[LEFT] of [LEFT] left. Understand: read, say your plan, ask one question, and work one example by hand.
Go on with `cargo drill watch`, or look at it once with `cargo drill check`.

"#]]);
    drill.run("check").code(1).stdout_eq(str![[r#"
✗ total_of_nothing_is_zero
✗ running_ends_with_the_total (edge)
✗ total_adds_up
  not yet implemented: add up [1.0, 2.0]
  at [PRACTICE]/sums/src/lib.rs:2:5
Core: 0 of 2. Edges: 0 of 1. [SECONDS] s
[LEFT] of [LEFT] left. Understand: read, say your plan, ask one question, and work one example by hand.

"#]]);
    write(&drill.attempt(), total_is("println!(\"so far {xs:?}\"); 1.0"));
    drill.run("check").code(1).stdout_eq(str![[r#"
✗ total_of_nothing_is_zero
✗ total_adds_up
  assertion `left == right` failed: likely mistake: not a sum
    left: 1.0
   right: 3.0
  at listings/sums/tests/checks.rs:9:5
  your code printed:
  | so far [1.0, 2.0]
Core: 0 of 2. Edges: 1 of 1. [SECONDS] s
[LEFT] of [LEFT] left. Understand: read, say your plan, ask one question, and work one example by hand.

"#]]);
    write(&drill.attempt(), "pub fn total(");
    drill.run("check").code(1).stdout_eq(str![[r#"
error: this file contains an unclosed delimiter
 --> [PRACTICE]/sums/src/lib.rs:1:14
  |
1 | pub fn total(
  |             -^
  |             |
  |             unclosed delimiter

error: aborting due to 1 previous error

Does not compile. No check was run. [SECONDS] s
[LEFT] of [LEFT] left. Understand: read, say your plan, ask one question, and work one example by hand.

"#]]);
    write(&drill.attempt(), SOLUTION);
    drill.run("check").success().stdout_eq(str![[r#"
✓ Core: 2 of 2. This would pass in the room. Edges: 1 of 1. Everything passes. [SECONDS] s
Solved in [TIME] of 20:00, 0 hints.
Compare it: `cargo drill solution`. Next: `cargo drill start look-up`.

"#]]);
    // The clock has stopped.
    drill.run("check").success().stdout_eq(str![[r#"
✓ Core: 2 of 2. This would pass in the room. Edges: 1 of 1. Everything passes. [SECONDS] s

"#]]);
    drill.run("list").success().stdout_eq(str![[r#"
Timed challenges (timed, 1 of 2 solved)
  challenge  minutes  difficulty  asked       state      best   title
  look-up          5  easy        often       new            -  Implement look-up
  sums            20  easy        often       complete   [TIME]  Implement sums

"#]]);
    drill.run("status").success().stdout_eq(str![[r#"
You have solved 1 of 2 challenges, 1 of them with every edge.

challenge  state      edges  attempts  verdicts   best   last  limit
look-up    new            -         0         0      -      -  05:00
sums       complete     1/1         1         5  [TIME]  [TIME]  20:00

To review next:
  sums       last seen today, [TIME] of 20:00

"#]]);
    drill.run("").success().stdout_eq(str![[r#"
You have solved 1 of 2 challenges, 1 of them with every edge.
Next: Implement look-up, 5 minutes. `cargo drill start look-up`

"#]]);
    drill.run("start sums").success().stdout_eq(str![[r#"
Implement sums  20 minutes, easy
Adds numbers up.
You have an attempt already; it stays as it is.
Write your answer in [PRACTICE]/sums/src/lib.rs.
Solved in [TIME] of 20:00.
`cargo drill start sums --again` archives it and begins anew.

"#]]);
    assert_eq!(fs::read_to_string(drill.attempt()).unwrap(), SOLUTION);
}

#[test]
fn every_message_is_shown_on_demand() {
    let drill = Drill::new("all");
    write(&drill.attempt(), format!("{}fn unused() {{}}\n", total_is("xs[9]")));
    drill.run("check sums --all").code(1).stdout_eq(str![[r#"
warning: function `unused` is never used
 --> [PRACTICE]/sums/src/lib.rs:9:4
  |
9 | fn unused() {}
  |    ^^^^^^
  |
  = note: `#[warn(dead_code)]` (part of `#[warn(unused)]`) on by default

warning: 1 warning emitted

✗ total_adds_up
  index out of bounds: the len is 2 but the index is 9
  at [PRACTICE]/sums/src/lib.rs:3:5
✗ total_of_nothing_is_zero
  index out of bounds: the len is 0 but the index is 9
  at [PRACTICE]/sums/src/lib.rs:3:5
Core: 0 of 2. Edges: 1 of 1. [SECONDS] s
The compiler has 1 warning; `cargo drill check --all` shows it.

"#]]);
}

/// The sum is right, and the sums so far are not.
const CORE_ONLY: &str = "pub fn total(xs: &[f64]) -> f64 { xs.iter().sum() }\n\
                         pub fn running(xs: &[f64]) -> Vec<f64> { xs.to_vec() }\n";

#[test]
fn the_core_is_a_pass_and_edges_can_follow() {
    let drill = Drill::new("tiers");
    drill.run("start sums").success();
    write(&drill.attempt(), CORE_ONLY);
    drill.run("check").success().stdout_eq(str![[r#"
✗ running_ends_with_the_total (edge)
  assertion `left == right` failed
    left: [1.0, 2.0, 3.0]
   right: [1.0, 3.0, 6.0]
  at listings/sums/tests/checks.rs:24:5
Core: 2 of 2. This would pass in the room. Edges: 0 of 1. [SECONDS] s
Solved in [TIME] of 20:00, 0 hints.
1 edge left. Go on: what passes later still counts.
Compare it: `cargo drill solution`. Next: `cargo drill start look-up`.

"#]]);
    let row = |state: &str| {
        let output = drill.run("status").success().get_output().clone();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(state), "{text}");
    };
    row("sums       solved       0/1");
    write(&drill.attempt(), SOLUTION);
    drill.run("check").success();
    row("sums       complete     1/1");
    let solves = &drill.progress()["challenges"]["sums"]["solves"];
    assert_eq!(solves.as_array().unwrap().len(), 1);
    assert_eq!(solves[0]["edges"], serde_json::json!({"passed": 1, "of": 1}));
}

#[test]
fn chapters_can_be_shown_and_drawn_from_alone() {
    let drill = Drill::new("chapters");
    drill.run("list timed").success();
    for command in ["list scratch", "mock --chapter scratch"] {
        let output = drill.run(command).code(2).get_output().clone();
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains("there is no chapter `scratch`; there are timed."), "{text}");
    }
}

#[test]
fn json_is_what_programs_rely_on() {
    let drill = Drill::new("json");
    let json = |code: i32| {
        let output = drill.run("check sums --json").code(code).get_output().clone();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    write(&drill.attempt(), total_is("2.0"));
    let verdict = json(1);
    let mut keys: Vec<_> = verdict.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    assert_eq!(keys, ["checks", "compiler", "core", "outcome", "seconds", "slug"]);
    assert_eq!((&verdict["slug"], &verdict["outcome"]), (&"sums".into(), &"failed".into()));
    let check = verdict["checks"][0].as_object().unwrap();
    assert_eq!(check.keys().collect::<Vec<_>>(), ["message", "name", "passed", "tier"]);
    assert_eq!((&check["name"], &check["passed"]), (&"total_adds_up".into(), &false.into()));
    assert_eq!((&verdict["core"], &verdict["compiler"]), (&false.into(), &"".into()));
    let tiers: Vec<_> = verdict["checks"].as_array().unwrap().iter().map(|c| &c["tier"]).collect();
    assert_eq!(tiers, ["core", "core", "edge"]);
    write(&drill.attempt(), "pub fn total(");
    let verdict = json(1);
    assert_eq!(verdict["outcome"], "does-not-compile");
    assert!(verdict["compiler"].as_str().unwrap().contains("unclosed delimiter"), "{verdict}");
    // The core is enough for the exit code.
    write(&drill.attempt(), CORE_ONLY);
    let verdict = json(0);
    assert_eq!((&verdict["outcome"], &verdict["core"]), (&"failed".into(), &true.into()));
    write(&drill.attempt(), SOLUTION);
    let verdict = json(0);
    assert_eq!((&verdict["outcome"], &verdict["core"]), (&"passed".into(), &true.into()));
}

#[test]
fn time_limit_is_yours_to_set() {
    let drill = Drill::new("limit");
    write(&drill.attempt(), total_is("loop {}"));
    let output = drill.run("check sums --time-limit 0.3").code(1).get_output().clone();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("✗ total_adds_up (timed out)"), "{text}");
    assert!(text.contains("not finished after 0.3 s, and stopped\nTimed out. "), "{text}");
    for bad in ["0", "-1", "soon", "inf"] {
        drill.run(&format!("check sums --time-limit={bad}")).code(2);
    }
}

#[test]
fn starting_again_archives_and_never_overwrites() {
    let drill = Drill::new("again");
    drill.run("start sums").success();
    write(&drill.attempt(), "// mine\n");
    write(&drill.attempt().with_file_name("more.rs"), "// also mine\n");
    drill.run("start sums --again").success().stdout_eq(str![[r#"
Implement sums  20 minutes, easy
Adds numbers up.
Your old attempt is kept in [PRACTICE]/sums/archive/[NOW].
Write your answer in [PRACTICE]/sums/src/lib.rs.
[LEFT] of [LEFT] left. Understand: read, say your plan, ask one question, and work one example by hand.
`cargo drill watch` judges it whenever you save; `cargo drill check` does so once.

"#]]);
    drill.run("start sums --again").success();
    assert_eq!(fs::read_to_string(drill.attempt()).unwrap(), STARTER);
    let archive = drill.practice.join("sums/archive");
    let mut kept: Vec<_> = fs::read_dir(&archive).unwrap().map(|e| e.unwrap().path()).collect();
    kept.sort();
    assert_eq!(kept.len(), 2, "two in one second have two names: {kept:?}");
    assert_eq!(fs::read_to_string(kept[0].join("lib.rs")).unwrap(), "// mine\n");
    assert_eq!(fs::read_to_string(kept[0].join("more.rs")).unwrap(), "// also mine\n");
    assert_eq!(drill.progress()["challenges"]["sums"]["attempts"], 3);
}

#[test]
fn attempt_is_a_package_that_cargo_understands() {
    // Outside of any course, as $DRILL_DIR may be.
    let folder = tempfile::tempdir().unwrap();
    let drill = Drill { practice: folder.path().canonicalize().unwrap() };
    drill.run("start look-up").success();
    let package = drill.practice.join("look-up");
    write(
        &package.join("src/lib.rs"),
        fs::read(shared().root().join("listings/look-up/src/lib.rs")).unwrap(),
    );
    // As an editor does, with nothing of the course's workspace in its way.
    let output = Command::new(env!("CARGO"))
        .args(["test", "--offline", "--test", "checks"])
        .current_dir(&package)
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(drill.practice.join("target").is_dir(), "attempts share what is compiled");
    // There, a command without a slug means this attempt, and not the one under way.
    drill.run("start sums").success();
    let mut hint = drill.command();
    hint.arg("hint").current_dir(&package).env("CARGO_MANIFEST_DIR", shared().root());
    assert!(hint.status().unwrap().success());
    let progress = drill.progress();
    assert_eq!(progress["current"], "sums");
    assert_eq!(progress["challenges"]["look-up"]["hints"], 1);
}

#[test]
fn hints_come_one_by_one() {
    let drill = Drill::new("hints");
    drill.run("start sums").success();
    drill.run("hint").success().stdout_eq(str![[r#"
Hint 1 of 3: One

Add.

"#]]);
    drill.run("hint").success();
    drill.run("hint").success();
    drill.run("hint").success().stdout_eq(str![[r#"
Hint 3 of 3: Three

`xs.iter().sum()`

There are no more hints. `cargo drill solution` shows the answer.

"#]]);
    assert_eq!(drill.progress()["challenges"]["sums"]["hints"], 3);
    write(&drill.attempt(), SOLUTION);
    drill.run("check").success().stdout_eq(str![[r#"
✓ Core: 2 of 2. This would pass in the room. Edges: 1 of 1. Everything passes. [SECONDS] s
Solved in [TIME] of 20:00, 3 hints.
Compare it: `cargo drill solution`. Next: `cargo drill start look-up`.

"#]]);
}

#[test]
fn solution_is_shown_after_one_question() {
    let drill = Drill::new("solution");
    drill.run("start sums").success();
    for no in ["", "n\n", "what?\n"] {
        drill.answering("solution", no).success().stdout_eq("Not shown.\n").stderr_eq(str![[r#"
Your clock has [LEFT] left and you have no pass yet. Show the solution? [y/N]

"#]]);
    }
    let seen =
        |drill: &Drill| drill.progress()["challenges"]["sums"].get("solution_seen").is_some();
    assert!(!seen(&drill));
    drill.answering("solution", "y\n").success().stdout_eq(str![[r#"
// The solution: listings/sums/src/lib.rs
// Your attempt: [PRACTICE]/sums/src/lib.rs

//! Sums.

/// The sum.
pub fn total(xs: &[f64]) -> f64 {
    xs.iter().sum()
}

/// The sums so far.
pub fn running(xs: &[f64]) -> Vec<f64> {
    xs.iter().scan(0.0, |sum, x| { *sum += x; Some(*sum) }).collect()
}

"#]]);
    assert!(seen(&drill));
    // It is out now.
    drill.run("solution").success().stderr_eq("");
    write(&drill.attempt(), SOLUTION);
    drill.run("check").success().stdout_eq(str![[r#"
✓ Core: 2 of 2. This would pass in the room. Edges: 1 of 1. Everything passes. [SECONDS] s
Solved in [TIME] of 20:00, 0 hints, with the solution seen.
Compare it: `cargo drill solution`. Next: `cargo drill start look-up`.

"#]]);
}

#[test]
fn solution_of_a_solved_or_overdue_challenge_is_shown_at_once() {
    let drill = Drill::new("unasked");
    drill.run("start sums").success();
    write(&drill.attempt(), SOLUTION);
    drill.run("check").success();
    drill.run("solution").success().stderr_eq("");
    // Its time was up a minute ago.
    drill.run("start sums --again").success();
    let started = (jiff::Timestamp::now() - jiff::SignedDuration::from_mins(21)).to_string();
    let mut progress = drill.progress();
    progress["challenges"]["sums"]["started"] = started.into();
    fs::write(drill.practice.join("progress.json"), progress.to_string()).unwrap();
    drill.run("solution").success().stderr_eq("");
    drill.run("").success().stdout_eq(str![[r#"
You have solved 1 of 2 challenges, 1 of them with every edge.

Under way: sums
[TIME] over 20:00. Time is up: say what is missing and how you would do it. Then go on if you like.
Go on with `cargo drill watch`, or look at it once with `cargo drill check`.

"#]]);
}

#[test]
fn clock_that_was_set_back_starts_at_zero() {
    let drill = Drill::new("set-back");
    drill.run("start sums").success();
    let tomorrow = (jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24)).to_string();
    let mut progress = drill.progress();
    progress["challenges"]["sums"]["started"] = tomorrow.into();
    fs::write(drill.practice.join("progress.json"), progress.to_string()).unwrap();
    write(&drill.attempt(), SOLUTION);
    drill.run("check").success();
    assert_eq!(drill.progress()["challenges"]["sums"]["solves"][0]["seconds"], 0.0);
}

#[test]
fn damaged_progress_is_kept_and_said() {
    let drill = Drill::new("damage");
    drill.run("start sums").success();
    fs::write(drill.practice.join("progress.json"), "{ oh").unwrap();
    drill.run("list").success().stderr_eq(str![[r#"
Your progress file could not be read. It is kept as [PRACTICE]/progress.damaged-[NOW]Z.json, and a new one begins.
Your attempts are where they were. If you can repair the file, put it back as [PRACTICE]/progress.json.

"#]]);
    drill.run("list").success().stderr_eq("");
    let kept = fs::read_dir(&drill.practice).unwrap().map(|e| e.unwrap().path());
    let kept: Vec<_> = kept.filter(|path| path.to_string_lossy().contains("damaged")).collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read_to_string(&kept[0]).unwrap(), "{ oh");
}

#[test]
fn faults_have_exit_code_two_and_say_what_to_do() {
    let drill = Drill::new("faults");
    drill.run("check").code(2).stderr_eq(str![[r#"
error: you have no challenge under way.
`cargo drill list` shows them all, `cargo drill start <slug>` begins one.

"#]]);
    drill.run("check sums").code(2).stderr_eq(str![[r#"
error: you have no attempt at `sums` yet: [PRACTICE]/sums/src/lib.rs does not exist.
`cargo drill start sums` puts the starter there.

"#]]);
    drill.run("watch sums").code(2);
    drill.run("start sum").code(2).stderr_eq(str![[r#"
error: there is no challenge `sum`. Did you mean `sums`?

"#]]);
    drill.run("start xylophone").code(2).stderr_eq(str![[r#"
error: there is no challenge `xylophone`. `cargo drill list` shows them all.

"#]]);
    drill.run("mock --minutes 4").code(2).stderr_eq(str![[r#"
error: no challenge fits into 4 minutes; the shortest takes 5.

"#]]);
    drill.run("polish").code(2);
    // A file where the folder should be.
    let file = drill.practice.join("file");
    write(&file, "");
    let output = drill.command().args(["start", "sums"]).env("DRILL_DIR", &file).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.starts_with("error: cannot make ") && error.contains("file"), "{error}");
    let output = drill.command().arg("list").current_dir(Path::new("/")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("is not inside the course"), "{error}");
}

#[test]
fn pipes_and_no_color_get_plain_text() {
    let drill = Drill::new("plain");
    let coloured = |force: bool| {
        let mut command = drill.command();
        command.arg("list");
        if force {
            command.env("CLICOLOR_FORCE", "1");
        }
        command.output().unwrap().stdout.contains(&0x1b)
    };
    assert!(!coloured(false));
    // So that the other half means something.
    assert!(coloured(true));
}

#[test]
fn verify_has_an_exit_code_for_ci() {
    let drill = Drill::new("verify");
    let mut real = drill.command();
    real.args(["verify", "top-k-accuracy"]);
    real.current_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    let output = real.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.starts_with("✓ top-k-accuracy "), "{text}");
    assert!(text.contains(" characters, ") && text.trim_end().ends_with(" words"), "{text}");
    // The judge has nothing against this one, and it is not half of a challenge.
    let output = drill.run("verify sums").code(1).get_output().clone();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("✗ sums\n  src/timed/sums.md is not there: the problem"), "{text}");
    drill.run("verify nothing").code(2);
    let root = folder("cli-verify-broken");
    write(&root.join("listings/sums/Cargo.toml"), common::manifest("sums", 10, ""));
    for (path, text) in [
        ("src/lib.rs", SOLUTION),
        ("starter.rs", SOLUTION),
        ("hints.md", common::HINTS),
        ("tests/checks.rs", common::CHECKS),
    ] {
        write(&root.join("listings/sums").join(path), text);
    }
    common::course(&root, &["sums"]);
    let output = drill.command().arg("verify").current_dir(&root).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("✗ sums")
            && text.contains("starter.rs passes every check")
            && text.contains("`total_adds_up` rejects"),
        "{text}"
    );
}

/// A program that is told what to do line by line, and read line by line.
struct Talk {
    child: Arc<Mutex<Child>>,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Talk {
    fn new(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let to = child.stdin.take();
        let from = BufReader::new(child.stdout.take().unwrap());
        let child = Arc::new(Mutex::new(child));
        // One that never says what is waited for has to end too.
        let late = Arc::clone(&child);
        thread::spawn(move || {
            thread::sleep(Duration::from_secs(120));
            let _ = late.lock().unwrap().kill();
        });
        Self { child, to, from }
    }

    fn say(&mut self, line: &str) {
        writeln!(self.to.as_mut().unwrap(), "{line}").unwrap();
    }

    /// Reads until a line contains this; the line.
    #[track_caller]
    fn until(&mut self, wanted: &str) -> String {
        let mut all = String::new();
        loop {
            let mut line = String::new();
            let read = self.from.read_line(&mut line).unwrap();
            assert!(read > 0, "`{wanted}` did not come, but\n{all}");
            if line.contains(wanted) {
                return line;
            }
            all.push_str(&line);
        }
    }

    /// The rest of what it says, and whether it ended well.
    fn end(mut self) -> (String, bool) {
        drop(self.to.take());
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut self.from, &mut rest).unwrap();
        (rest, self.child.lock().unwrap().wait().unwrap().success())
    }
}

#[test]
fn watch_judges_each_save_however_it_is_done() {
    let drill = Drill::new("watch");
    drill.run("start sums").success();
    let mut command = drill.command();
    command.args(["watch"]);
    let mut watch = Talk::new(command);
    watch.until("and it is judged");
    write(&drill.attempt(), total_is("2.0"));
    watch.until("✗ total_adds_up");
    watch.until("Core: 0 of 2. Edges: 1 of 1.");
    // As many editors save: a new file in place of the old one.
    let new = drill.attempt().with_extension("swp");
    write(&new, "pub fn total(");
    fs::rename(&new, drill.attempt()).unwrap();
    watch.until("Does not compile");
    // The whole folder goes and comes back.
    drill.run("start sums --again").success();
    watch.until("Core: 0 of 2. Edges: 0 of 1.");
    write(&drill.attempt(), SOLUTION);
    watch.until("Everything passes");
    watch.until("Solved in");
    watch.say("h");
    watch.until("Hint 1 of 3");
    watch.say("s");
    watch.until("// The solution: ");
    watch.say("r");
    watch.until("Everything passes");
    watch.say("q");
    assert!(watch.end().1);
}

#[test]
fn save_in_the_middle_of_a_verdict_gets_its_own() {
    let drill = Drill::new("overtaken");
    drill.run("start sums").success();
    let mut command = drill.command();
    command.args(["watch", "--time-limit", "600"]);
    let mut watch = Talk::new(command);
    watch.until("and it is judged");
    let began = drill.practice.join("began");
    write(
        &drill.attempt(),
        total_is(&format!("std::fs::write({began:?}, \"\").unwrap(); loop {{}}")),
    );
    while !began.exists() {
        thread::sleep(Duration::from_millis(5));
    }
    write(&drill.attempt(), SOLUTION);
    watch.until("Everything passes");
    assert!(watch.end().1);
}

#[test]
fn mock_of_two() {
    let drill = Drill::new("mock");
    drill.run("start sums").success();
    write(&drill.attempt(), "// an attempt under way\n");
    let mut command = drill.command();
    command.args(["mock", "--minutes", "25", "--seed", "1"]);
    let mut mock = Talk::new(command);
    mock.until("25 minutes, 2 challenges. Again: --seed 1");
    let mut solved = 0;
    for number in 1..=2 {
        let title = mock.until(&format!("{number} of 2"));
        if title.contains("Implement sums") {
            mock.until("Your old attempt is kept in");
            mock.until("and it is judged");
            mock.say("h");
            mock.until("Hint 1 of 3");
            write(&drill.attempt(), SOLUTION);
            mock.until("Everything passes");
            solved += 1;
        } else {
            mock.until("and it is judged");
            mock.say("r");
            mock.until("Core: 0 of 1.");
            mock.say("n");
        }
    }
    let (report, well) = mock.end();
    assert!(well && solved == 1);
    let line = |slug: &str| {
        report.lines().find(|l| l.starts_with(slug)).unwrap_or_else(|| panic!("{report}"))
    };
    assert!(report.contains("Solved in time: 1 of 2, in 00:"), "{report}");
    assert!(
        line("sums").contains("core in time    edges 1 of 1") && line("sums").ends_with("1 hint"),
        "{report}"
    );
    assert!(
        line("look-up").contains("core 0 of 1") && line("look-up").ends_with("0 hints"),
        "{report}"
    );
    assert!(report.contains("How you used your time: "), "{report}");
    let progress = drill.progress();
    assert_eq!(progress["mocks"][0]["seed"], 1);
    let mocked = progress["mocks"][0]["challenges"].as_array().unwrap();
    assert_eq!(mocked.len(), 2);
    let sums = mocked.iter().find(|its| its["slug"] == "sums").unwrap();
    assert_eq!(sums["edges"], serde_json::json!({"passed": 1, "of": 1}));
    assert_eq!(progress["challenges"]["sums"]["solves"].as_array().unwrap().len(), 1);
    let kept =
        fs::read_dir(drill.practice.join("sums/archive")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read_to_string(kept.join("lib.rs")).unwrap(), "// an attempt under way\n");
}

#[test]
fn mock_that_is_left_early_still_reports() {
    let drill = Drill::new("left");
    let mut command = drill.command();
    command.args(["mock", "--minutes", "25"]);
    let (report, well) = Talk::new(command).end();
    assert!(well && report.contains("Solved in time: 0 of 2"), "{report}");
    assert!(report.contains("not reached"), "{report}");
}

#[test]
fn mock_ends_when_its_time_is_up() {
    let drill = Drill::new("time-up");
    let mut command = drill.command();
    // Twenty-five minutes in half a second.
    command.args(["mock", "--minutes", "25", "--hurry", "3000"]);
    let mut mock = Talk::new(command);
    mock.until("Time is up.");
    mock.until("Solved in time: 0 of 2, in ");
    assert!(mock.end().1);
}
