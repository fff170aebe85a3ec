//! A new challenge: in the house's shape, and failing until it is written.

mod common;

use std::fs;
use std::path::Path;

use common::{CHAPTERS, folder, manifest, write};
use drill::new::{self, Wanted};
use drill::shape::{self, PARTS};
use drill::{Asked, Course, Difficulty};

/// A course with one challenge, and the libraries of the real one.
fn course(test: &str) -> Course {
    course_with(test, "[\"listings/sums\"]")
}

fn course_with(test: &str, members: &str) -> Course {
    let root = folder(test);
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = fs::read_to_string(real.join("Cargo.toml")).unwrap().replace("\r\n", "\n");
    let libraries = &text[text.find("[workspace.package]").unwrap()..];
    write(
        &root.join("Cargo.toml"),
        format!(
            "[workspace]\nresolver = \"3\"\nmembers = [\"listings/*\"]\nexclude = [\"bench\", \"tests\", \"figure\"]\n\
             # All but the slow ones.\ndefault-members = {members}\n\n{CHAPTERS}\n{libraries}"
        ),
    );
    write(&root.join("Cargo.lock"), fs::read(real.join("Cargo.lock")).unwrap());
    write(&root.join("listings/sums/Cargo.toml"), manifest("sums", 10, ""));
    write(&root.join("listings/sums/src/lib.rs"), "");
    let bench = "[package]\nname = \"bench\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    write(&root.join("bench/Cargo.toml"), bench);
    write(&root.join("bench/src/lib.rs"), "");
    write(
        &root.join("src/SUMMARY.md"),
        "# Summary\n\n- [Timed challenges](timed/index.md)\n  - [Implement sums](timed/sums.md)\n\
         \x20   - [Solution: Implement sums](solutions/sums.md)\n\n---\n\n[The end](end.md)\n",
    );
    write(
        &root.join("tests/Cargo.toml"),
        "# Every listing.\n[dev-dependencies]\nsums.path = \"../listings/sums\"\n\ndrill.path = \"../drill\"\n",
    );
    Course::find(root).unwrap()
}

fn wanted(slug: &str) -> Wanted {
    Wanted {
        slug: slug.into(),
        chapter: "timed".into(),
        title: "Fit a Ridge".into(),
        minutes: 25,
        difficulty: Difficulty::Hard,
        asked: Asked::VeryOften,
        function: "fit_ridge".into(),
        after: None,
        race: false,
    }
}

fn read(course: &Course, file: &str) -> String {
    fs::read_to_string(course.root().join(file)).unwrap()
}

const LISTS: [&str; 4] = ["Cargo.toml", "tests/Cargo.toml", "src/SUMMARY.md", "Cargo.lock"];

#[test]
fn a_new_challenge_is_known_to_the_course_and_marked_as_unwritten() {
    let course = course("new-challenge");
    let (made, changed) = new::new(&course, &wanted("ridge-regression")).unwrap();
    assert_eq!(changed, LISTS);
    for part in &PARTS {
        let path = part.path_of("ridge-regression", "timed");
        assert!(made.contains(&path), "{path}");
        let text = read(&course, &path);
        for left in ["{{slug", "{{write", "{{function", "{{Function", "answer("] {
            assert!(!text.contains(left), "{path}: {left}");
        }
    }

    let course = Course::find(course.root()).unwrap();
    let challenge = course.challenge("ridge-regression").unwrap();
    assert_eq!((challenge.title.as_str(), challenge.minutes), ("Fit a Ridge", 25));
    assert_eq!((challenge.place, challenge.asked), (20, Asked::VeryOften));
    assert_eq!(challenge.wrong_attempts().unwrap().len(), 1);
    let checks = fs::read_to_string(challenge.checks()).unwrap();
    assert!(checks.contains("use ridge_regression::fit_ridge;"), "{checks}");
    assert!(checks.contains(&["TO", "DO: the number"].concat()), "{checks}");
    let solution = fs::read_to_string(challenge.solution()).unwrap();
    assert!(solution.contains("-> Result<f64, FitRidgeError>"), "{solution}");
    // The parts of the pages that are made are there already.
    let page = read(&course, "src/timed/ridge-regression.md");
    assert!(
        page.starts_with("# Fit a Ridge\n\n**25 minutes** · hard · asked very often · "),
        "{page}"
    );
    assert!(page.contains("`cargo drill start ridge-regression`"), "{page}");

    assert_eq!(
        read(&course, "src/SUMMARY.md"),
        "# Summary\n\n- [Timed challenges](timed/index.md)\n  - [Implement sums](timed/sums.md)\n\
         \x20   - [Solution: Implement sums](solutions/sums.md)\n  - [Fit a Ridge](timed/ridge-regression.md)\n\
         \x20   - [Solution: Fit a Ridge](solutions/ridge-regression.md)\n\n---\n\n[The end](end.md)\n"
    );
    assert_eq!(
        read(&course, "tests/Cargo.toml"),
        "# Every listing.\n[dev-dependencies]\nridge-regression.path = \"../listings/ridge-regression\"\n\
         sums.path = \"../listings/sums\"\n\ndrill.path = \"../drill\"\n"
    );
    let members = "default-members = [\"listings/ridge-regression\", \"listings/sums\"]\n";
    assert!(read(&course, "Cargo.toml").contains(members));
    assert!(read(&course, "Cargo.lock").contains("name = \"ridge-regression\""));
}

#[test]
fn a_race_is_made_on_demand() {
    let course = course("new-race");
    let (made, _) = new::new(&course, &Wanted { race: true, ..wanted("knn") }).unwrap();
    for file in ["listings/knn/race.rs", "listings/knn/race.py"] {
        assert!(made.iter().any(|path| path == file), "{made:?}");
    }
    let manifest: toml::Table = read(&course, "listings/knn/Cargo.toml").parse().unwrap();
    assert_eq!(manifest["features"]["race"], toml::Value::from(vec!["dep:bench"]));
    assert_eq!(manifest["dependencies"]["bench"]["optional"], true.into());
    assert_eq!(manifest["bench"][0]["required-features"], toml::Value::from(vec!["race"]));
    assert!(read(&course, "listings/knn/race.rs").contains("fit_ridge(&x)"));
}

/// What is missing is told with its file, from the same list.
#[test]
fn what_a_challenge_lacks_is_named() {
    let course = course("new-lacks");
    new::new(&course, &wanted("knn")).unwrap();
    let course = Course::find(course.root()).unwrap();
    let challenge = course.challenge("knn").unwrap();
    write(&course.root().join("requirements.txt"), "numpy==2.4.6\n");
    let problems = shape::problems(&course, challenge).unwrap().join("\n");
    for part in [
        "listings/knn/wrong/ has 1 attempts; 5 or more are wanted",
        "listings/knn/golden.json: a group without a case; `python listings/knn/golden.py` makes it",
    ] {
        assert!(problems.contains(part), "{part}\n{problems}");
    }
    let starter =
        read(&course, "listings/knn/starter.rs").replace("-> Result<f64", "-> Result<f32");
    write(&challenge.starter(), starter);
    fs::write(challenge.dir.join("hints.md"), "## One\n\n$x$\n").unwrap();
    let problems = shape::problems(&course, challenge).unwrap().join("\n");
    for part in [
        "starter.rs: `fit_ridge` is `fn fit_ridge (",
        "hints.md: mathematics",
        "hints.md: the anchors",
    ] {
        assert!(problems.contains(part), "{part}\n{problems}");
    }
    fs::remove_file(challenge.dir.join("golden.py")).unwrap();
    let problems = shape::problems(&course, challenge).unwrap();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("listings/knn/golden.py is not there: "), "{problems:?}");
}

#[test]
fn a_challenge_comes_after_the_one_it_names() {
    let course = course("new-after");
    new::new(&course, &wanted("last")).unwrap();
    let course = Course::find(course.root()).unwrap();
    let after = |slug: &str, after: &str| {
        let wanted = Wanted { after: Some(after.into()), ..wanted(slug) };
        new::new(&course, &wanted).map(|_| Course::find(course.root()).unwrap())
    };
    let order = |course: Course| {
        course.challenges().iter().map(|c| c.slug.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order(after("between", "sums").unwrap()), "sums between last");
    assert_eq!(order(after("end", "last").unwrap()), "sums between last end");
    let unknown = after("lost", "nowhere").unwrap_err().to_string();
    assert!(unknown.contains("has no `nowhere` to come after; it has sums, last"), "{unknown}");
    // No number is left between two places.
    let full = course.root().join("listings/sums/Cargo.toml");
    fs::write(&full, manifest("sums", 14, "")).unwrap();
    let course = Course::find(course.root()).unwrap();
    let wanted = Wanted { after: Some("sums".into()), ..wanted("squeezed") };
    let full = new::new(&course, &wanted).unwrap_err().to_string();
    assert!(
        full.contains("no number between the places of `sums` (14) and `between` (15)"),
        "{full}"
    );
}

#[test]
fn a_new_challenge_can_be_taken_away_until_something_is_written() {
    let course = course("new-undo");
    // Cargo has dropped from the lock what this course does not need.
    new::new(&course, &wanted("other")).unwrap();
    let course = Course::find(course.root()).unwrap();
    let before = LISTS.map(|list| read(&course, list));
    new::new(&course, &wanted("knn")).unwrap();
    let course = Course::find(course.root()).unwrap();
    let own = course.root().join("listings/knn/wrong/mine.rs");
    write(&own, "// mine\n");
    let refused = new::undo(&course, "knn").unwrap_err().to_string();
    assert!(refused.contains("you have written in listings/knn/wrong/mine.rs."), "{refused}");
    assert!(course.root().join("listings/knn/starter.rs").is_file(), "nothing was removed");
    fs::remove_file(own).unwrap();
    new::undo(&course, "knn").unwrap();
    assert!(!course.root().join("listings/knn").exists());
    assert!(!course.root().join("src/timed/knn.md").exists());
    for (list, before) in LISTS.iter().zip(&before) {
        assert!(read(&course, list) == *before, "{list} is not as it was");
    }
    let unknown = new::undo(&Course::find(course.root()).unwrap(), "sums").unwrap_err().to_string();
    assert!(unknown.contains("was not made by `cargo drill new` here"), "{unknown}");
}

/// Whatever way the list is written in, it stays so.
#[test]
fn the_members_of_the_workspace_keep_their_form() {
    let lists = [
        ("[\"listings/*\"]", "[\"listings/*\"]"),
        (
            "[\n    \"listings/a\",\n    # Slow.\n    \"listings/sums\",\n    \"tests\",\n]",
            "[\n    \"listings/a\",\n    \"listings/knn\",\n    # Slow.\n    \"listings/sums\",\n    \"tests\",\n]",
        ),
        ("[\n    \"listings/sums\",\n]", "[\n    \"listings/knn\",\n    \"listings/sums\",\n]"),
    ];
    for (i, (before, after)) in lists.into_iter().enumerate() {
        let course = course_with(&format!("new-members-{i}"), before);
        // Cargo refuses members that are not there, once the files are made.
        let _ = new::new(&course, &wanted("knn"));
        let text = read(&course, "Cargo.toml");
        assert!(text.contains(&format!("default-members = {after}\n")), "{text}");
    }
}

#[test]
fn a_slug_is_lower_case_words_with_hyphens() {
    for slug in ["knn", "k-means", "top-5-accuracy", "fp16"] {
        assert!(new::is_slug(slug), "{slug}");
    }
    for none in
        ["", "-", "Knn", "kNN", "5-fold", "-knn", "knn-", "k--means", "k_means", "k means", "café"]
    {
        assert!(!new::is_slug(none), "{none}");
    }
}

#[test]
fn what_cannot_be_made_leaves_no_trace() {
    let course = course("new-refused");
    let before = LISTS.map(|list| read(&course, list));
    let chapter = |chapter: &str| Wanted { chapter: chapter.into(), ..wanted("k-means") };
    let function = |function: &str| Wanted { function: function.into(), ..wanted("k-means") };
    for (wanted, problem) in [
        (wanted("sums"), "there is a challenge of this name already"),
        (wanted("../knn"), "a slug is lower-case words"),
        (chapter("scratch"), "there is no chapter `scratch`; there are `timed`."),
        (function("fit ridge"), "`fit ridge` is no name of a function"),
        (function("fn"), "`fn` is no name of a function"),
        (function("Fit"), "`Fit` is no name of a function"),
    ] {
        let error = new::new(&course, &wanted).unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
    }
    for (list, before) in LISTS.iter().zip(&before) {
        assert!(read(&course, list) == *before, "{list} is not as it was");
    }
    assert!(!course.root().join("listings/k-means").exists());
}
