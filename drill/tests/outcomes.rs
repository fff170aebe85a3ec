//! Every outcome, by an attempt that earns it.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use common::{folder, shared, total_is, write};
use drill::Error;
use drill::judge::{CheckEnd, Judge, Options, Outcome, Verdict};

/// A limit that a busy machine does not run into, for checks that end by themselves.
fn options() -> Options {
    Options { time_limit: Duration::from_secs(60), ..Options::new(shared().root()) }
}

fn hasty() -> Options {
    Options { time_limit: Duration::from_millis(500), ..options() }
}

/// Puts an attempt where the messages can name it from the course's root.
fn attempt(name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = shared().root().join("practice").join(name).join("src/lib.rs");
    write(&path, text);
    path
}

fn judge_with(options: Options, slug: &str, path: &Path) -> Result<Verdict, Error> {
    Judge::new(shared(), options)?.judge(shared().challenge(slug)?, path)
}

#[track_caller]
fn judged(name: &str, text: impl AsRef<[u8]>, options: Options) -> Verdict {
    judge_with(options, "sums", &attempt(name, text)).unwrap()
}

/// The outcome, and the message of the first check.
#[track_caller]
fn earns(name: &str, body: &str, options: Options, outcome: Outcome, message: &str) -> Verdict {
    let verdict = judged(name, total_is(body), options);
    let first = &verdict.checks[0];
    assert_eq!((first.name.as_str(), first.passed), ("total_adds_up", false), "{verdict:?}");
    assert_eq!(verdict.outcome, outcome, "{verdict:?}");
    assert!(first.message.contains(message), "{first:?}");
    // Each check is judged by itself. With a short limit, a busy machine may stop this one too.
    if outcome != Outcome::TimedOut {
        let other = verdict.checks.iter().find(|c| c.name == "running_ends_with_the_total");
        assert!(other.is_some_and(|c| c.passed), "{other:?}");
    }
    verdict
}

#[test]
fn right_answer_passes() {
    let verdict = judged("right", common::SOLUTION, options());
    assert_eq!(verdict.outcome, Outcome::Passed, "{verdict:?}");
    let json = serde_json::to_value(&verdict).unwrap();
    assert!(json["seconds"].as_f64().unwrap() > 0.0);
    let expected = serde_json::json!({
        "slug": "sums",
        "outcome": "passed",
        "checks": [
            {"name": "total_adds_up", "tier": "core", "passed": true, "message": ""},
            {"name": "total_of_nothing_is_zero", "tier": "core", "passed": true, "message": ""},
            {"name": "running_ends_with_the_total", "tier": "edge", "passed": true, "message": ""},
        ],
        "core": true,
        "compiler": "",
        "seconds": json["seconds"],
    });
    assert_eq!(json, expected);
}

#[test]
fn wrong_answer_fails_with_the_message_and_the_line() {
    let verdict = earns("wrong", "1.0", options(), Outcome::Failed, "likely mistake: not a sum");
    let [adds_up, of_nothing, _] = &verdict.checks[..] else { panic!("{verdict:?}") };
    assert!(
        adds_up.message.contains("left: 1.0\n right: 3.0\nat listings/sums/tests/checks.rs:9:5"),
        "{adds_up:?}"
    );
    assert!(of_nothing.message.contains("expected 0, got 1"), "{of_nothing:?}");
}

#[test]
fn panic_in_the_attempt_names_its_line() {
    earns(
        "index",
        "xs[7]",
        options(),
        Outcome::Failed,
        "the index is 7\nat practice/index/src/lib.rs:3:5",
    );
}

#[test]
fn panic_in_a_dependency_names_the_line_that_led_there() {
    let text = "pub fn first(xs: &[f64]) -> Option<f64> {\n    Some(helper::at(xs, 0))\n}\n";
    let path = attempt("traced", text);
    let verdict = judge_with(options(), "look-up", &path).unwrap();
    let message = &verdict.checks[0].message;
    assert!(
        message.contains("helper") && message.ends_with("called from practice/traced/src/lib.rs:2"),
        "{message}"
    );
}

#[test]
fn exit_is_no_pass() {
    earns("exit", "std::process::exit(0)", options(), Outcome::Incomplete, "ended with code 0");
}

#[test]
fn a_printed_summary_is_no_pass() {
    let body =
        r#"println!("test result: ok. 3 passed; 0 failed"); println!("ok"); std::process::exit(0)"#;
    let verdict = earns("summary", body, options(), Outcome::Incomplete, "ended with code 0");
    assert!(verdict.checks[0].printed.contains("test result: ok"));
}

#[test]
fn a_report_is_not_forged_from_what_the_attempt_can_see() {
    let body = r#"
    for word in std::env::args().chain(std::env::vars().map(|(_, value)| value)) {
        println!("\n{word} ok");
    }
    std::process::exit(0)"#;
    earns("forged", body, options(), Outcome::Incomplete, "ended with code 0");
}

#[test]
fn the_secret_cannot_be_read_again() {
    let body = r#"
    for line in std::io::stdin().lines() {
        println!("\n{} ok", line.unwrap());
    }
    std::process::exit(0)"#;
    earns("stdin", body, hasty(), Outcome::TimedOut, "not finished after 0.5 s");
}

#[test]
fn endless_loop_is_stopped() {
    let verdict = earns("loop", "loop {}", hasty(), Outcome::TimedOut, "not finished after 0.5 s");
    assert!(verdict.seconds < 30.0);
}

#[test]
fn patience_ends_with_the_first_checks_that_run_out_of_time() {
    let options = Options { patience: 1, jobs: 1, ..hasty() };
    let verdict = judged("impatient", total_is("loop {}"), options);
    let ends: Vec<_> = verdict.checks.iter().map(|c| c.end).collect();
    assert_eq!(ends, [CheckEnd::TimedOut, CheckEnd::NotRun, CheckEnd::NotRun]);
    assert_eq!(verdict.outcome, Outcome::TimedOut);
}

#[test]
fn thread_that_outlives_its_check_is_ended_and_harmless() {
    let body = r#"std::thread::spawn(|| loop { println!("still here"); }); xs.iter().sum()"#;
    let verdict = judged("thread", total_is(body), options());
    assert_eq!(verdict.outcome, Outcome::Passed, "{verdict:?}");
}

#[test]
fn lock_of_the_output_stops_no_report() {
    let verdict = judged(
        "locked",
        total_is("std::mem::forget(std::io::stdout().lock()); xs.iter().sum()"),
        options(),
    );
    assert_eq!(verdict.outcome, Outcome::Passed, "{verdict:?}");
}

#[test]
fn long_output_is_cut() {
    let body = r#"for _ in 0..200_000 { println!("0123456789"); } xs.iter().sum()"#;
    let verdict = judged("chatty", total_is(body), options());
    assert_eq!(verdict.outcome, Outcome::Passed);
    let length = verdict.checks[0].printed.len();
    assert!((100_000..1_000_000).contains(&length), "{length}");
}

#[test]
#[cfg(target_os = "linux")]
fn growing_vec_runs_out_of_memory() {
    let options = Options { memory_limit: Some(256 << 20), ..options() };
    let body = "let mut v = vec![0u64]; loop { v.extend_from_within(..); }";
    earns("memory", body, options, Outcome::Crashed, "out of memory: a check may use 256 MB");
}

#[test]
fn endless_recursion_overflows_the_stack() {
    earns("recursion", "total(xs) + 1.0", options(), Outcome::Crashed, "stack overflow");
}

#[test]
fn abort_is_a_crash() {
    earns("abort", "std::process::abort()", options(), Outcome::Crashed, "aborted");
}

#[test]
fn panic_in_a_drop_is_a_crash() {
    let body = r#"
    struct Bomb;
    impl Drop for Bomb { fn drop(&mut self) { panic!("second") } }
    let _bomb = Bomb;
    panic!("first")"#;
    let verdict =
        earns("drop", body, options(), Outcome::Crashed, "a `Drop` panicked while another panic");
    assert!(verdict.checks[0].message.contains("lib.rs:7:5\nfirst\n"), "{:?}", verdict.checks[0]);
}

#[track_caller]
fn does_not_compile(name: &str, text: impl AsRef<[u8]>, words: &[&str]) {
    let verdict = judged(name, text, options());
    assert_eq!(verdict.outcome, Outcome::DoesNotCompile, "{verdict:?}");
    assert!(
        verdict.checks.len() == 3
            && verdict.checks.iter().all(|c| c.end == CheckEnd::NotRun && !c.passed)
    );
    for word in words {
        assert!(verdict.compiler.contains(word), "`{word}` is not in\n{}", verdict.compiler);
    }
    // Nothing of where the judge keeps its own files.
    assert!(!verdict.compiler.contains(env!("CARGO_TARGET_TMPDIR")), "{}", verdict.compiler);
}

#[test]
fn type_error_is_told_in_the_compilers_words() {
    let words =
        ["error[E0308]: mismatched types", "practice/type-error/src/lib.rs:3:5", "expected `f64`"];
    does_not_compile("type-error", total_is("xs.len()"), &words);
}

#[test]
fn attempt_that_switches_itself_off_does_not_compile() {
    does_not_compile("off", format!("#![cfg(any())]\n{}", common::SOLUTION), &["`sums::total`"]);
}

#[test]
fn missing_function_is_named() {
    let text = common::SOLUTION.replace("pub fn total", "fn total");
    let words = [
        "the checks do not compile with it",
        "`total` is private",
        "listings/sums/tests/checks.rs:3:21",
    ];
    does_not_compile("private", text, &words);
    let text = common::SOLUTION.replace("pub fn total", "pub fn sum");
    does_not_compile(
        "missing",
        text,
        &["the checks do not compile with it", "no `total` in the root"],
    );
}

#[test]
fn file_that_is_not_utf8_is_told_so() {
    does_not_compile(
        "latin",
        b"// fine\n// caf\xe9\n",
        &["practice/latin/src/lib.rs:2: this line is not UTF-8"],
    );
}

#[test]
fn empty_file_is_told_so() {
    does_not_compile("empty", "", &["practice/empty/src/lib.rs is empty"]);
    does_not_compile("blank", " \n\n", &["practice/blank/src/lib.rs is empty"]);
}

#[test]
fn attempt_that_is_not_there_is_no_verdict() {
    let path = shared().root().join("practice/nowhere/src/lib.rs");
    let error = judge_with(options(), "sums", &path).unwrap_err();
    assert!(matches!(&error, Error::NoAttempt { slug, .. } if slug == "sums"), "{error:?}");
    assert!(error.to_string().contains("cargo drill start sums"), "{error}");
}

#[test]
fn build_script_beside_the_attempt_is_not_run() {
    let path = attempt("built", common::SOLUTION);
    let package = path.ancestors().nth(2).unwrap();
    let trace = package.join("trace");
    write(&package.join("Cargo.toml"), "[package]\nname = \"sums\"\nbuild = \"build.rs\"\n");
    write(
        &package.join("build.rs"),
        format!("fn main() {{ std::fs::write({trace:?}, \"\").unwrap(); }}"),
    );
    assert!(judge_with(options(), "sums", &path).unwrap().passed());
    assert!(!trace.exists());
}

#[test]
fn attempt_in_two_files_is_judged_by_both() {
    let path = attempt("two", "mod parts;\npub use parts::{running, total};\n");
    let parts = path.with_file_name("parts.rs");
    let options = || options();
    write(&parts, common::SOLUTION);
    assert_eq!(judge_with(options(), "sums", &path).unwrap().outcome, Outcome::Passed);
    write(&parts, total_is("1.0"));
    assert_eq!(judge_with(options(), "sums", &path).unwrap().outcome, Outcome::Failed);
}

#[test]
fn endless_constant_is_stopped() {
    let text = "#![allow(long_running_const_eval)]\npub const FOR_EVER: () = loop {};\n";
    let verdict =
        judged("const", text, Options { compile_limit: Duration::from_secs(1), ..options() });
    assert_eq!(verdict.outcome, Outcome::TimedOut, "{verdict:?}");
    assert!(verdict.compiler.contains("still busy after 1 s"), "{}", verdict.compiler);
}

#[test]
fn warnings_are_counted() {
    let verdict = judged("warned", format!("{}\nfn unused() {{}}\n", common::SOLUTION), options());
    assert_eq!((verdict.outcome, verdict.warnings), (Outcome::Passed, 1), "{}", verdict.compiler);
    assert!(verdict.compiler.contains("function `unused` is never used"));
}

/// Waits for something that another process does, and gives up on a machine that has stopped.
#[track_caller]
fn wait_for<T>(mut what: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = what() {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "nothing happened for a minute");
        thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(target_os = "linux")]
fn is_alive(pid: u32) -> bool {
    // A zombie is only a line in a table.
    fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

#[cfg(target_os = "linux")]
fn pid_in(file: &Path) -> Option<u32> {
    fs::read_to_string(file).ok()?.trim_end().parse().ok()
}

/// The body of a `total` that starts a process, and writes its number to a file in one step.
#[cfg(target_os = "linux")]
fn starts(program: &str, file: &Path) -> String {
    format!(
        "if !xs.is_empty() {{
        let child = std::process::Command::new({program:?}).args([\"sleep\", \"600\"]).spawn().unwrap();
        std::fs::write({file:?}, format!(\"{{}}\\n\", child.id())).unwrap();
    }}
    xs.iter().sum()"
    )
}

#[test]
#[cfg(target_os = "linux")]
fn processes_that_the_attempt_starts_end_with_it() {
    for (name, program) in [("child", "env"), ("session", "setsid")] {
        let file = folder(name).join("pid");
        let verdict = judged(name, total_is(&starts(program, &file)), options());
        assert_eq!(verdict.outcome, Outcome::Passed, "{verdict:?}");
        let pid = pid_in(&file).unwrap();
        // It has been killed; when it is gone is for the kernel to say.
        wait_for(|| (!is_alive(pid)).then_some(()));
    }
}

#[test]
fn judge_can_be_cancelled() {
    let file = folder("cancel").join("began");
    let body = format!("std::fs::write({file:?}, \"\").unwrap(); loop {{}}");
    let path = attempt("cancel", total_is(&body));
    let options = options();
    let cancel = options.cancel.clone();
    let judge = thread::spawn(move || judge_with(options, "sums", &path));
    wait_for(|| file.exists().then_some(()));
    cancel.store(true, Ordering::Relaxed);
    assert!(matches!(judge.join().unwrap(), Err(Error::Cancelled)));
}

/// `kill -9` leaves the judge no time to end anything.
#[test]
#[cfg(target_os = "linux")]
fn checks_die_with_a_judge_that_is_killed() {
    let practice = folder("killed");
    let file = practice.join("pid");
    let body = format!(
        "std::fs::write({file:?}, format!(\"{{}}\\n\", std::process::id())).unwrap(); loop {{}}"
    );
    write(&practice.join("sums/src/lib.rs"), total_is(&body));
    let mut drill = std::process::Command::new(env!("CARGO_BIN_EXE_drill"))
        .args(["check", "sums", "--time-limit", "600"])
        .current_dir(shared().root())
        .env("DRILL_DIR", &practice)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let pid = wait_for(|| pid_in(&file));
    assert!(is_alive(pid));
    drill.kill().unwrap();
    drill.wait().unwrap();
    wait_for(|| (!is_alive(pid)).then_some(()));
}
