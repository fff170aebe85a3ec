//! A new challenge: in the house's shape, and failing until it is written.

mod common;

use std::fs;

use common::{folder, write};
use drill::{Course, new};

/// A course with one challenge's names where the challenges are listed.
fn course(test: &str) -> Course {
    let root = folder(test);
    write(
        &root.join("Cargo.toml"),
        "[workspace]\n# All but the slow ones.\ndefault-members = [\"listings/sums\", \"tests\"]\n",
    );
    fs::create_dir_all(root.join("listings")).unwrap();
    write(
        &root.join("src/SUMMARY.md"),
        "# Timed\n\n- [Sums](timed/sums.md)\n\n# Solutions\n\n- [Sums](solutions/sums.md)\n",
    );
    write(
        &root.join("tests/Cargo.toml"),
        "# Every listing.\n[dev-dependencies]\nsums.path = \"../listings/sums\"\n\ndrill.path = \"../drill\"\n",
    );
    Course::find(root).unwrap()
}

#[test]
fn a_new_challenge_is_known_to_the_course_and_marked_as_unwritten() {
    let course = course("new-challenge");
    let made = new::new(&course, "ridge-regression", "timed").unwrap();
    let listing = course.root().join("listings/ridge-regression");
    assert!(new::parts().count() > 10 && new::parts().all(|part| listing.join(part).is_file()));
    assert!(new::parts().all(|part| !part.starts_with("wrong/")), "an attempt's name is free");
    for file in &made {
        let text = fs::read_to_string(course.root().join(file)).unwrap();
        assert!(!text.contains("{{slug") && !text.contains("{{write"), "{}", file.display());
    }

    let course = Course::find(course.root()).unwrap();
    let challenge = course.challenge("ridge-regression").unwrap();
    assert_eq!((challenge.title.as_str(), challenge.minutes), ("Ridge Regression", 15));
    assert_eq!(challenge.hints().unwrap().len(), 3);
    assert_eq!(challenge.wrong_attempts().unwrap().len(), 1);
    let checks = fs::read_to_string(challenge.checks()).unwrap();
    assert!(checks.contains("use ridge_regression::answer;"), "{checks}");
    assert!(checks.contains(&["TO", "DO: the number"].concat()), "{checks}");

    let read = |file: &str| fs::read_to_string(course.root().join(file)).unwrap();
    assert_eq!(
        read("src/SUMMARY.md"),
        "# Timed\n\n- [Sums](timed/sums.md)\n- [Ridge Regression](timed/ridge-regression.md)\n\n\
         # Solutions\n\n- [Sums](solutions/sums.md)\n- [Ridge Regression](solutions/ridge-regression.md)\n"
    );
    assert_eq!(
        read("tests/Cargo.toml"),
        "# Every listing.\n[dev-dependencies]\nridge-regression.path = \"../listings/ridge-regression\"\n\
         sums.path = \"../listings/sums\"\n\ndrill.path = \"../drill\"\n"
    );
    assert_eq!(
        read("Cargo.toml"),
        "[workspace]\n# All but the slow ones.\n\
         default-members = [\"listings/ridge-regression\", \"listings/sums\", \"tests\"]\n"
    );
}

/// Whatever way the list is written in, it stays so.
#[test]
fn the_members_of_the_workspace_keep_their_form() {
    let lists = [
        ("[\"listings/*\", \"tests\"]", "[\"listings/*\", \"tests\"]"),
        (
            "[\n    \"listings/a\",\n    # Slow.\n    \"listings/sums\",\n    \"tests\",\n]",
            "[\n    \"listings/a\",\n    \"listings/knn\",\n    # Slow.\n    \"listings/sums\",\n    \"tests\",\n]",
        ),
        ("[\n    \"tests\",\n]", "[\n    \"listings/knn\",\n    \"tests\",\n]"),
    ];
    for (i, (before, after)) in lists.into_iter().enumerate() {
        let course = course(&format!("new-members-{i}"));
        let manifest = course.root().join("Cargo.toml");
        let text = |list| format!("[workspace]\ndefault-members = {list}\n\n[profile.dev]\n");
        write(&manifest, text(before));
        new::new(&course, "knn", "timed").unwrap();
        assert_eq!(fs::read_to_string(&manifest).unwrap(), text(after));
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
    new::new(&course, "knn", "timed").unwrap();
    let before = fs::read_to_string(course.root().join("src/SUMMARY.md")).unwrap();
    for (slug, chapter, problem) in [
        ("knn", "timed", "there is a challenge of this name already"),
        ("../knn", "timed", "a slug is lower-case words"),
        ("k-means", "scratch", "no line with `](scratch/`"),
    ] {
        let error = new::new(&course, slug, chapter).unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
    }
    assert_eq!(fs::read_to_string(course.root().join("src/SUMMARY.md")).unwrap(), before);
    assert!(!course.root().join("listings/k-means").exists());
}
