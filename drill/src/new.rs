//! For authors: a new challenge in the house's shape, of which every part waits to be written.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Key, Table, TomlError, Value, value};

use crate::catalogue::Course;
use crate::error::{AtPath, Error, Result};
use crate::file;

macro_rules! listing {
    ($($file:literal),* $(,)?) => {
        [$(($file, include_str!(concat!("../template/", $file)))),*]
    };
}

/// What a listing is made of.
const LISTING: [(&str, &str); 13] = listing![
    "Cargo.toml",
    "README.md",
    "demo.txt",
    "examples/demo.rs",
    "golden.json",
    "golden.py",
    "hints.md",
    "src/brute_force.rs",
    "src/lib.rs",
    "starter.rs",
    "tests/checks.rs",
    "tests/reference.rs",
    "wrong/first_mistake.rs",
];
/// What every listing has, beside its wrong attempts.
pub fn parts() -> impl Iterator<Item = &'static str> {
    LISTING.iter().map(|(name, _)| *name).filter(|name| !name.starts_with("wrong/"))
}

const PRACTICE: &str = include_str!("../template/pages/practice.md");
const SOLUTION: &str = include_str!("../template/pages/solution.md");

/// Makes the listing and the two pages of a new challenge, and names it where the challenges are
/// listed. Answers with the files made and changed, relative to the course.
///
/// Whatever is to be written is marked as such, and the course's tests fail until it is.
///
/// # Errors
///
/// When the slug is none, or is taken; when the book has no page of this chapter to put the new
/// one behind. Nothing is written then. When a file cannot be read or written.
pub fn new(course: &Course, slug: &str, chapter: &str) -> Result<Vec<PathBuf>> {
    let folder = Path::new("listings").join(slug);
    let refuse =
        |problem: &str| Err(Error::Listing { path: folder.clone(), problem: problem.to_owned() });
    if !is_slug(slug) {
        return refuse("a slug is lower-case words with hyphens between them, as in `batch-norm`");
    }
    if course.root().join(&folder).exists() {
        return refuse("there is a challenge of this name already");
    }

    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for (name, text) in LISTING {
        files.push((folder.join(name), filled(text, slug, chapter)));
    }
    for (page, text) in [(chapter, PRACTICE), ("solutions", SOLUTION)] {
        let path = Path::new("src").join(page).join(format!("{slug}.md"));
        files.push((path, filled(text, slug, chapter)));
    }

    let title = title(slug);
    let (in_chapter, in_solutions) = (format!("]({chapter}/"), "](solutions/".to_owned());
    let page = format!("- [{title}]({chapter}/{slug}.md)");
    let solution = format!("- [{title}](solutions/{slug}.md)");
    let list = "src/SUMMARY.md";
    let path = course.root().join(list);
    let mut text = fs::read_to_string(&path).at("read", &path)?;
    for (mark, line) in [(in_chapter, page), (in_solutions, solution)] {
        text = after_the_last(&text, &mark, &line).ok_or_else(|| Error::Listing {
            path: list.into(),
            problem: format!("no line with `{mark}` to put the new one behind"),
        })?;
    }
    files.push((list.into(), text));
    for (list, add) in [
        ("Cargo.toml", add_default_member as fn(&mut DocumentMut, &str)),
        ("tests/Cargo.toml", add_dev_dependency),
    ] {
        let path = course.root().join(list);
        let text = fs::read_to_string(&path).at("read", &path)?;
        let mut manifest: DocumentMut = text
            .parse()
            .map_err(|e: TomlError| Error::Listing { path: list.into(), problem: e.to_string() })?;
        add(&mut manifest, slug);
        let changed = manifest.to_string();
        if changed != text {
            files.push((list.into(), changed));
        }
    }

    for (path, text) in &files {
        file::replace(&course.root().join(path), text.as_bytes())?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Among the listings that plain `cargo test` takes, unless it takes all by a pattern.
fn add_default_member(workspace: &mut DocumentMut, slug: &str) {
    let members = workspace.get_mut("workspace").and_then(|w| w.get_mut("default-members"));
    let Some(members) = members.and_then(Item::as_array_mut) else { return };
    let named: Vec<_> = members.iter().filter_map(Value::as_str).collect();
    if named.contains(&"listings/*") {
        return;
    }
    let member = format!("listings/{slug}");
    let before = |other: &&str| other.starts_with("listings/") && **other < *member;
    let at = named.iter().rposition(before).map_or(0, |i| i + 1);
    // A list of one member a line stays one.
    let first = members.get(0).and_then(|m| m.decor().prefix()?.as_str());
    match first.and_then(|prefix| prefix.rfind('\n').map(|n| prefix[n..].to_owned())) {
        Some(indent) => members.insert_formatted(at, Value::from(member).decorated(indent, "")),
        None => {
            members.insert(at, member);
            members.fmt();
        }
    }
}

/// The README's snippets are compiled against what the tests depend on.
fn add_dev_dependency(tests: &mut DocumentMut, slug: &str) {
    let mut listing = Table::new();
    listing.set_dotted(true);
    listing["path"] = value(format!("../listings/{slug}"));
    let dependencies = tests["dev-dependencies"].or_insert(Item::Table(Table::new()));
    let Some(dependencies) = dependencies.as_table_mut() else { return };
    dependencies.insert(slug, Item::Table(listing));
    let rank = |name: &Key, item: &Item| {
        let path = item.get("path").and_then(Item::as_str).unwrap_or_default();
        match path.starts_with("../listings/") {
            true => (0, name.to_string()),
            false => (1, String::new()),
        }
    };
    dependencies.sort_values_by(|a, x, b, y| rank(a, x).cmp(&rank(b, y)));
}

/// Whether it is lower-case words with hyphens between them, and begins with a letter.
pub fn is_slug(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split('-').all(|word| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}

/// `ridge-regression` is "Ridge Regression" until its author finds a better title.
fn title(slug: &str) -> String {
    let words = slug.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A template with its names filled in. The mark for what is unwritten is put in only here, so that
/// the template itself does not look unfinished.
fn filled(template: &str, slug: &str, chapter: &str) -> String {
    let mark = ["TO", "DO: "].concat();
    template
        .replace("\r\n", "\n")
        .replace("{{slug}}", slug)
        .replace("{{crate}}", &slug.replace('-', "_"))
        .replace("{{title}}", &title(slug))
        .replace("{{chapter}}", chapter)
        .split("{{write: ")
        .enumerate()
        .map(
            |(i, part)| {
                if i == 0 { part.to_owned() } else { mark.clone() + &part.replacen("}}", "", 1) }
            },
        )
        .collect()
}

/// The text with a line more: behind the last one that has `mark` in it.
fn after_the_last(text: &str, mark: &str, line: &str) -> Option<String> {
    let found = text.rfind(mark)?;
    let end = text[found..].find('\n').map_or(text.len(), |n| found + n);
    Some(format!("{}\n{line}{}", &text[..end], &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_lower_case_words_with_hyphens() {
        for good in ["knn", "batch-norm", "top-5-accuracy", "f1"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-", "a--b", "a-", "-a", "A", "1-knn", "a_b", "a/b", "..", "naïve", "a b"]
        {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn a_template_is_filled() {
        let text = filled(
            "{{slug}} {{crate}} {{title}} {{chapter}} {{#include x}} {{write: a}} b",
            "a-b",
            "c",
        );
        assert_eq!(
            text,
            format!("a-b a_b A B c {{{{#include x}}}} {}: a b", "TO".to_owned() + "DO")
        );
    }

    #[test]
    fn a_line_goes_behind_the_last_of_its_kind() {
        assert_eq!(after_the_last("x1\nx2\ny", "x", "z").unwrap(), "x1\nx2\nz\ny");
        assert_eq!(after_the_last("y\nx", "x", "z").unwrap(), "y\nx\nz");
        assert_eq!(after_the_last("y", "x", "z"), None);
    }
}
