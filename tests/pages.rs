//! mdBook logs an include that is gone and exits with 0, and says nothing of an anchor that is
//! gone. These tests do not let either pass, nor a link that leads nowhere, nor a page that
//! disagrees with its listing.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use common::{COURSE, assert_none, read, slashes};
use drill::book::{practice_page, solution_page};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use regex::Regex;
use scraper::{Html, Selector};
use walkdir::WalkDir;

/// Every page's Markdown, by its path below `src/`, with `/` on every system.
static PAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let source = COURSE.root().join("src");
    files(&source, "md")
        .map(|path| (slashes(path.strip_prefix(&source).unwrap()), read(&path)))
        .collect()
});

/// The built book: each page's HTML by its path in the site.
static SITE: LazyLock<(tempfile::TempDir, BTreeMap<String, String>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::from_disk(COURSE.root().join("book.toml")).unwrap();
    // The mathematics needs a program that `cargo test` does not ask for; `mdbook build` has it.
    config.set("preprocessor", BTreeMap::<String, ()>::new()).unwrap();
    // Neither has a link of its own; the site test builds both.
    config.set("output.html.search.enable", false).unwrap();
    config.set("output.html.print.enable", false).unwrap();
    config.build.build_dir = folder.path().to_owned();
    MDBook::load_with_config(COURSE.root(), config).unwrap().build().unwrap();
    let pages = files(folder.path(), "html")
        .map(|path| (slashes(path.strip_prefix(folder.path()).unwrap()), read(&path)))
        .collect();
    (folder, pages)
});

fn files(folder: &Path, extension: &str) -> impl Iterator<Item = PathBuf> {
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(move |path| path.extension().is_some_and(|e| e == extension))
}

#[track_caller]
fn page(path: &str) -> &'static str {
    PAGES.get(path).unwrap_or_else(|| panic!("src/{path} is not there"))
}

#[test]
fn every_include_has_its_file_and_its_anchor() {
    let directive = Regex::new(r"\{\{#(\w+)\s+([^\s}]+)[^}]*\}\}").unwrap();
    let mut problems = Vec::new();
    let mut seen = 0;
    for (page, text) in PAGES.iter() {
        let folder = COURSE.root().join("src").join(page);
        for found in directive.captures_iter(text) {
            seen += 1;
            let (kind, target) = (&found[1], &found[2]);
            let (file, part) = target.split_once(':').unwrap_or((target, ""));
            let Ok(included) = fs::read_to_string(folder.with_file_name("").join(file)) else {
                problems.push(format!("{page}: {file} is not there"));
                continue;
            };
            let is_part = |name: &str| name.trim().trim_end_matches("-->").trim_end() == part;
            let anchor = |word: &str| {
                let named =
                    |line: &str| line.split_once(word).is_some_and(|(_, name)| is_part(name));
                included.lines().any(named)
            };
            let is_anchor = part.contains(|c: char| c.is_alphabetic());
            if is_anchor && !(anchor("ANCHOR:") && anchor("ANCHOR_END:")) {
                problems.push(format!("{page}: {file} has no anchor `{part}` with its end"));
            }
            if !["include", "rustdoc_include"].contains(&kind) {
                problems.push(format!("{page}: `{kind}` is not a directive that these tests know"));
            }
        }
    }
    assert!(seen > 0, "no include found: the pages show no code, or the search for it is broken");
    assert_none("includes", problems);
}

#[test]
fn no_directive_is_left_in_the_built_pages() {
    let left = SITE.1.iter().filter(|(_, html)| html.contains("{{#"));
    assert_none("pages with a directive left", left.map(|(page, _)| page.clone()).collect());
}

#[test]
fn every_link_leads_to_a_page_and_a_heading() {
    let links = Selector::parse("[href], [src]").unwrap();
    let ids = Selector::parse("[id]").unwrap();
    let folder = &SITE.0;
    // The 404 page may be shown at any depth, so its links are absolute.
    let pages: BTreeMap<_, _> = SITE
        .1
        .iter()
        .filter(|(page, _)| *page != "404.html")
        .map(|(page, html)| (page, Html::parse_document(html)))
        .collect();
    let anchors: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(page, html)| {
            (page.as_str(), html.select(&ids).filter_map(|e| e.attr("id")).collect())
        })
        .collect();
    let mut problems = Vec::new();
    let mut seen = 0;
    for (page, html) in &pages {
        for element in html.select(&links) {
            let target = element.attr("href").or(element.attr("src")).unwrap();
            if target.contains("://") {
                // A link that a reader may follow is fine. A page that fetches by itself is not.
                if element.value().name() != "a" {
                    problems.push(format!("{page}: fetches {target} from another host"));
                }
                continue;
            }
            seen += 1;
            let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
            let linked = if path.is_empty() { page.to_string() } else { resolve(page, path) };
            let exists = folder.path().join(&linked).is_file();
            let anchored = fragment.is_empty()
                || anchors.get(linked.as_str()).is_some_and(|ids| ids.contains(fragment));
            if !exists || !anchored {
                problems.push(format!("{page}: {target} leads nowhere"));
            }
        }
    }
    assert!(seen > 0, "no link found: the search for them is broken");
    assert_none("links", problems);
}

/// `../a/b.html` seen from `c/d.html` is `a/b.html`.
fn resolve(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_challenge_has_its_two_pages_and_every_page_its_challenge() {
    let summary = page("SUMMARY.md");
    let mut problems = Vec::new();
    let mut wanted = BTreeSet::new();
    for challenge in COURSE.challenges() {
        for page in [practice_page(challenge), solution_page(challenge)] {
            if !PAGES.contains_key(&page) {
                problems.push(format!("{} has no page src/{page}", challenge.slug));
            } else if !summary.contains(&format!("]({page})")) {
                problems.push(format!("src/{page} is not in SUMMARY.md"));
            }
            wanted.insert(page);
        }
    }
    let chapters: BTreeSet<_> =
        COURSE.challenges().iter().map(|c| c.chapter.as_str()).chain(["solutions"]).collect();
    for page in PAGES.keys() {
        let (chapter, file) = page.split_once('/').unwrap_or(("", page));
        if chapters.contains(chapter) && file != "index.md" && !wanted.contains(page) {
            problems.push(format!("src/{page} has no listing"));
        }
    }
    assert_none("pages and listings", problems);
}

/// A block that the book's test run leaves out shows nothing but what another test compiles: a
/// starter, an example, or a part of a library.
#[test]
fn untested_blocks_are_compiled_elsewhere() {
    let block = Regex::new(r"(?m)^```rust,ignore[^\n]*\n((?:[^`\n][^\n]*\n|\n)*)```$").unwrap();
    let include = Regex::new(
        r"^\{\{#include \.\./\.\./(listings/[\w-]+/(?:starter|tests/checks|(?:src|examples|wrong)/\w+)\.rs)(?::[\w-]+)?\}\}$",
    )
    .unwrap();
    let mut problems = Vec::new();
    for (page, text) in PAGES.iter() {
        let marked = text.lines().filter(|line| line.starts_with("```rust,ignore")).count();
        let found: Vec<_> = block.captures_iter(text).map(|found| found[1].to_owned()).collect();
        if found.len() != marked {
            problems.push(format!("{page}: {marked} untested blocks, {} read", found.len()));
        }
        for body in found {
            if !body.lines().all(|line| include.is_match(line)) {
                problems.push(format!("{page}: not compiled anywhere: {}", body.trim()));
            }
        }
    }
    assert_none("untested blocks", problems);
}

/// Each entry of the two sheets is the Python that golden.py ran and the Rust that is tested against it.
#[test]
fn the_cheat_sheets_show_lines_that_were_run() {
    let line = Regex::new(
        r"(?s)```python\n\{\{#include ../../listings/cheat-sheet/golden.py:([\w-]+)\}\}\n```\n\n<!-- ignore: [^\n]+ -->\n\n```rust,ignore\n\{\{#include ../../listings/cheat-sheet/src/(\w+).rs:([\w-]+)\}\}\n```\n",
    )
    .unwrap();
    let sheets: [(&str, &[(&str, usize)]); 2] = [
        ("guide/cheat-sheet.md", &[("numpy", 26)]),
        ("guide/cheat-sheet-libraries.md", &[("pandas", 7), ("pytorch", 6), ("scikit_learn", 7)]),
    ];
    for (sheet, expected) in sheets {
        let text = page(sheet);
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for found in line.captures_iter(text) {
            assert_eq!(found[1], found[3], "{sheet}: Python and Rust of two different lines");
            *count.entry(found[2].to_owned()).or_default() += 1;
        }
        let expected = expected.iter().map(|&(name, lines)| (name.to_owned(), lines));
        assert_eq!(count, expected.collect(), "{sheet}");
        let pairs: usize = count.values().sum();
        assert_eq!(text.matches("\n```").count(), 4 * pairs, "{sheet}: a block beside the pairs");
        assert_eq!(text.matches("\n### ").count(), pairs, "{sheet}: one heading for each pair");
    }
}

/// The browser remembers a box by its name, and each item leads to where the book teaches it.
#[test]
fn every_box_of_the_checklist_has_a_name_and_a_link() {
    let item = Regex::new(
        r#"^- <label><input type="checkbox" id="([a-z0-9-]+)"> \[.+\]\(\S+\.md(?:#\S+)?\)</label>$"#,
    )
    .unwrap();
    let list = page("guide/checklist.md");
    assert_eq!(list.matches("\n## ").count(), 6);
    let items: Vec<&str> = list.lines().filter(|line| line.starts_with("- ")).collect();
    let unlike = items.iter().filter(|line| !item.is_match(line)).map(|line| line.to_string());
    assert_none("items", unlike.collect());
    let names: BTreeSet<_> =
        items.iter().map(|line| item.captures(line).unwrap()[1].to_owned()).collect();
    assert_eq!(names.len(), items.len(), "two boxes of one name");
}

#[test]
fn every_question_has_its_own_link() {
    let question = Regex::new(
        r#"(?s)<details id="([a-z-]+)">\n<summary>[^\n<]+</summary>\n(.+?)\n</details>"#,
    )
    .unwrap();
    let text = page("guide/faq.md");
    let found: Vec<_> = question.captures_iter(text).collect();
    assert_eq!(found.len(), text.matches("<details").count());
    assert!(found.len() >= 14, "ten questions of any language, and four of Rust");
    for found in found {
        assert!(
            found[2].contains(&format!("\n[Link to this question](#{})\n", &found[1])),
            "{}",
            &found[1]
        );
    }
}
