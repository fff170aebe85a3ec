//! `verify` finds what is wrong with a listing, and nothing where nothing is.

mod common;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use common::{HINTS, course, manifest, shared, write};
use drill::judge::Tier;
use drill::verify::{Report, WrongAttempt, merged, options, verify};

#[test]
fn good_listings_have_no_problems_and_each_step_is_told() {
    let steps = Mutex::new(Vec::new());
    let reports = verify(shared(), &["sums", "look-up"], &options(shared()), &|step| {
        steps.lock().unwrap().push((
            step.done,
            step.total,
            format!("{}/{}", step.slug, step.attempt),
        ));
    })
    .unwrap();
    let told = |report: &Report| {
        (report.slug.clone(), report.attempts, report.checks, report.problems.len())
    };
    let told: Vec<_> = reports.iter().map(told).collect();
    assert_eq!(told, [("sums".into(), 5, 3, 0), ("look-up".into(), 3, 1, 0)]);
    // In the order of the checks, each with what its reader would be told.
    let wrong: Vec<_> = reports[0].wrong.iter().map(|w| (w.name.as_str(), w.tier)).collect();
    let edge = ("not_summed", Tier::Edge);
    assert_eq!(wrong, [("first_only", Tier::Core), ("panics_on_nothing", Tier::Core), edge]);
    let WrongAttempt { head, code, message, .. } = &reports[0].wrong[1];
    assert_eq!((head.write.as_str(), head.happens.as_str()), ("a mistake", "it is wrong"));
    assert!(code.starts_with("pub fn total(") && !code.contains("running"), "{code}");
    assert_eq!(message, "attempt to divide by zero");
    assert!(reports[0].wrong[0].message.ends_with("right: 3.0"), "the line is left out");
    let mut steps = steps.into_inner().unwrap();
    steps.sort();
    let counted: Vec<_> = steps.iter().map(|s| (s.0, s.1)).collect();
    assert_eq!(counted, (1..=8).map(|n| (n, 8)).collect::<Vec<_>>());
    assert!(steps.iter().any(|s| s.2 == "sums/wrong/first_only.rs"), "{steps:?}");
}

const ONE: &str = "pub fn one() -> u32 { 1 }\n";
const TWO: &str = "pub fn two() -> u32 { 2 }\n";
const CHECKS: &str = "\
#[test]\nfn one_is_one() { assert_eq!(numbers::one(), 1); }
#[test]\nfn two_is_two() { assert_eq!(numbers::two(), 2); }
";

fn one_is(body: &str) -> String {
    format!("pub fn one() -> u32 {{ {body} }}\n{TWO}")
}

/// A wrong attempt with its first line.
fn rejected_by(check: &str, text: &str) -> String {
    format!(
        "// Rejected by `{check}`\n// People write: it\n//   like this\n// What happens: so it is\n{text}"
    )
}

/// The function `one` with another body, and nothing else.
fn only_one(body: &str) -> String {
    format!("pub fn one() -> u32 {{ {body} }}\n")
}

/// Good listings, each with these files changed; an empty one is left out.
fn listings() -> Vec<(&'static str, Vec<(&'static str, String)>)> {
    let starter = |text: &str| vec![("starter.rs", text.to_owned())];
    vec![
        ("good", vec![]),
        ("starter-right", starter(&one_is("1"))),
        (
            "starter-warns",
            starter(
                "pub fn one() -> u32 { todo!() }\npub fn two() -> u32 { let x = 1; todo!() }\n",
            ),
        ),
        ("starter-broken", starter("fn one() {")),
        ("starter-exits", starter(&one_is("std::process::exit(0)"))),
        ("solution-wrong", vec![("src/lib.rs", one_is("7"))]),
        ("solution-broken", vec![("src/lib.rs", ONE.to_owned())]),
        ("idle", vec![("wrong/two.rs", String::new())]),
        (
            "guard",
            vec![
                ("wrong/two.rs", String::new()),
                (
                    "tests/checks.rs",
                    CHECKS.replace("fn two", "/// Guard: so that it stays 2.\nfn two"),
                ),
            ],
        ),
        ("no-wrong", vec![("wrong/one.rs", String::new()), ("wrong/two.rs", String::new())]),
        ("two-hints", vec![("hints.md", "## One\n\n## Two\n".to_owned())]),
        ("ignored", vec![("tests/checks.rs", CHECKS.replacen("#[test]", "#[test]\n#[ignore]", 1))]),
        (
            "wrong-ones",
            vec![
                ("wrong/a_right.rs", rejected_by("one_is_one", &only_one("0 + 1"))),
                ("wrong/b_unnamed.rs", only_one("3")),
                ("wrong/c_no_reason.rs", format!("// Rejected by `one_is_one`\n{}", only_one("3"))),
                ("wrong/d_no_check.rs", rejected_by("one_is", &only_one("3"))),
                ("wrong/e_other.rs", rejected_by("two_is_two", &only_one("3"))),
                ("wrong/f_broken.rs", rejected_by("one_is_one", &only_one("\"1\""))),
                // No check has seen anything wrong here...
                ("wrong/g_exits.rs", rejected_by("one_is_one", &only_one("std::process::exit(0)"))),
                // ...and from here none came back.
                (
                    "wrong/h_aborts.rs",
                    rejected_by("one_is_one", &only_one("std::process::abort()")),
                ),
                ("wrong/i_same.rs", rejected_by("one_is_one", &one_is("3"))),
                ("wrong/j_moved_on.rs", rejected_by("one_is_one", "pub fn three() -> u32 { 3 }\n")),
                ("wrong/k_no_rust.rs", rejected_by("one_is_one", "fn one() {")),
                (
                    "wrong/l_whole.rs",
                    rejected_by("one_is_one", &one_is("3"))
                        .replace("// What", "// Whole: it is.\n// What"),
                ),
            ],
        ),
    ]
}

fn lay_out(listing: &Path, slug: &str, changed: &[(&str, String)]) {
    let checks = CHECKS.to_owned();
    let right = one_is("1");
    let starter = "pub fn one() -> u32 { todo!() }\npub fn two() -> u32 { todo!() }\n".to_owned();
    let mut files = BTreeMap::from([
        ("Cargo.toml", manifest(slug, 5, "")),
        ("src/lib.rs", right),
        ("starter.rs", starter),
        ("hints.md", HINTS.to_owned()),
        ("tests/checks.rs", checks),
        ("wrong/one.rs", rejected_by("one_is_one", &only_one("2"))),
        ("wrong/two.rs", rejected_by("two_is_two", "pub fn two() -> u32 { 1 }\n")),
    ]);
    files.extend(changed.iter().map(|(path, text)| (*path, text.clone())));
    for (path, text) in files.iter().filter(|(_, text)| !text.is_empty()) {
        write(
            &listing.join(path),
            text.replace("numbers::", &format!("{}::", slug.replace('-', "_"))),
        );
    }
}

/// What is found wrong with a listing. All are verified at once, as `cargo drill verify` does.
fn problems(slug: &str) -> &'static [String] {
    static FOUND: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    let found = FOUND.get_or_init(|| {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drill").join("gate");
        let listings = listings();
        for (slug, changed) in &listings {
            lay_out(&root.join("listings").join(slug), slug, changed);
        }
        let slugs: Vec<_> = listings.iter().map(|(slug, _)| *slug).collect();
        let course = course(&root, &slugs);
        let reports = verify(&course, &slugs, &options(&course), &|_| {}).unwrap();
        reports.into_iter().map(|report| (report.slug, report.problems)).collect()
    });
    &found[slug]
}

/// The listing has these problems and no other; each is told by its parts.
#[track_caller]
fn found(slug: &str, wanted: &[&[&str]]) {
    let problems = problems(slug);
    assert_eq!(problems.len(), wanted.len(), "{problems:#?}");
    for (problem, parts) in problems.iter().zip(wanted) {
        for part in *parts {
            assert!(problem.contains(part), "`{part}` is not in\n{problem}");
        }
    }
}

#[test]
fn listing_without_a_change_has_no_problem() {
    found("good", &[]);
}

#[test]
fn starter_compiles_quietly_and_fails() {
    found("starter-right", &[&["listings/starter-right/starter.rs passes every check"]]);
    found("starter-warns", &[&["starter.rs compiles with a warning", "unused variable: `x`"]]);
    found(
        "starter-broken",
        &[&["starter.rs should compile and fail, but does not compile", "unclosed"]],
    );
    found(
        "starter-exits",
        &[&["starter.rs should compile and fail, but does not pass", "ended with code 0"]],
    );
}

#[test]
fn solution_passes() {
    found(
        "solution-wrong",
        &[&["src/lib.rs is the solution, but does not pass", "`one_is_one`: ", "left: 7"]],
    );
    // Cargo tells of this one, as it builds what the checks link against.
    found("solution-broken", &[&["`cargo test --no-run`", "cannot find function `two`"]]);
}

#[test]
fn wrong_attempts_are_rejected_by_the_check_they_name() {
    found(
        "wrong-ones",
        &[
            &["wrong/b_unnamed.rs should begin with three lines"],
            &["wrong/c_no_reason.rs should begin with three lines"],
            &["wrong/d_no_check.rs names `one_is`, and no check is called so"],
            &["wrong/i_same.rs does not fit src/lib.rs: line 6: `two` is the same"],
            &["wrong/j_moved_on.rs does not fit src/lib.rs: line 5: the solution has no `three`"],
            &["wrong/k_no_rust.rs does not fit src/lib.rs: line 5: "],
            &["wrong/a_right.rs passes `one_is_one`, the check that should reject it"],
            &["wrong/e_other.rs passes `two_is_two`, the check that should reject it"],
            &[
                "wrong/f_broken.rs should compile, but does not compile",
                "wrong/f_broken.rs",
                "mismatched types",
            ],
            &["wrong/g_exits.rs ends the program: `one_is_one` has seen nothing wrong"],
        ],
    );
}

#[test]
fn each_check_rejects_something_or_is_a_guard() {
    found("guard", &[]);
    found("idle", &[&["listings/idle/wrong/ has no attempt that `two_is_two` rejects"]]);
    found("no-wrong", &[&["`one_is_one` rejects"], &["`two_is_two` rejects"]]);
}

#[test]
fn hints_and_checks_are_of_use() {
    found("two-hints", &[&["hints.md: three hints are wanted", "2 found"]]);
    found("ignored", &[&["tests/checks.rs: `one_is_one` carries #[ignore]"]]);
}

#[test]
fn an_author_sees_the_attempt_as_it_is_judged() {
    let sums = shared().challenge("sums").unwrap();
    let text = merged(sums, "not_summed").unwrap();
    assert!(text.contains("xs.to_vec()") && text.contains("xs.iter().sum()"), "{text}");
    let absent = merged(sums, "absent").unwrap_err().to_string();
    assert!(absent.contains("absent.rs"), "{absent}");
}
