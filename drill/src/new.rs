//! For authors: a new challenge in the house's shape, of which every part waits to be written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};
use toml_edit::{DocumentMut, Item, Key, Table, TomlError, Value, value};

use crate::artifacts;
use crate::book;
use crate::catalogue::{self, Asked, Course, Difficulty};
use crate::error::{AtPath, Error, Result};
use crate::file;
use crate::shape::{PARTS, WRONG_TEMPLATE};

/// The facts of a challenge that is to be made.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Its name everywhere.
    pub slug: String,
    /// The chapter that it goes to.
    pub chapter: String,
    /// Its name for people.
    pub title: String,
    /// What an interview would give.
    pub minutes: u32,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// How often it is asked.
    pub asked: Asked,
    /// The function that the reader writes.
    pub function: String,
    /// The challenge of the chapter that it comes after; the last one, if none is named.
    pub after: Option<String>,
    /// Whether it is measured beside a library that does the same job.
    pub race: bool,
}

/// What a challenge has on top that is raced.
const RACE: [(&str, &str); 2] = [
    ("race.rs", include_str!("../template/race.rs")),
    ("race.py", include_str!("../template/race.py")),
];

/// What [`undo`] has to know.
#[derive(Serialize, Deserialize)]
struct Record {
    /// Of each file that was made its text.
    made: BTreeMap<String, String>,
}

/// Makes the listing and the two pages of a new challenge, and names it where the challenges are
/// listed. Answers with the files made and those changed, relative to the course.
///
/// Whatever is to be written is marked as such, and the course's tests fail until it is.
///
/// # Errors
///
/// When the slug is none, or is taken; when there is no such chapter, or no such challenge to come
/// after; when the function's name is none. Nothing is written then. When a file cannot be read or
/// written.
pub fn new(course: &Course, wanted: &Wanted) -> Result<(Vec<String>, Vec<String>)> {
    let Wanted { slug, chapter, function, .. } = wanted;
    let refuse =
        |problem: String| Err(Error::Listing { path: Path::new("listings").join(slug), problem });
    if !is_slug(slug) {
        return refuse(
            "a slug is lower-case words with hyphens between them, as in `batch-norm`".into(),
        );
    }
    if course.root().join("listings").join(slug).exists() {
        return refuse("there is a challenge of this name already".into());
    }
    if let Err(problem) = catalogue::known_chapter(course.chapters(), chapter) {
        return refuse(problem);
    }
    if syn::parse_str::<syn::Ident>(function).is_err() || function.contains(char::is_uppercase) {
        return refuse(format!("`{function}` is no name of a function"));
    }
    let place = match place(course, wanted) {
        Ok(place) => place,
        Err(problem) => return refuse(problem),
    };

    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for part in &PARTS {
        files.insert(part.path_of(slug, chapter), filled(part.template, wanted, place));
    }
    if wanted.race {
        for (file, template) in RACE {
            files.insert(format!("listings/{slug}/{file}"), filled(template, wanted, place));
        }
        let manifest = files.entry(format!("listings/{slug}/Cargo.toml")).or_default();
        *manifest = with_race(manifest).map_err(|e| Error::Listing {
            path: Path::new("listings").join(slug).join("Cargo.toml"),
            problem: e.to_string(),
        })?;
    }
    let attempt = format!("listings/{slug}/wrong/first_mistake.rs");
    files.insert(attempt, filled(WRONG_TEMPLATE, wanted, place));

    let mut lists: Vec<(&str, String)> = Vec::new();
    for (list, add) in [
        ("Cargo.toml", add_default_member as fn(&mut DocumentMut, &str)),
        ("tests/Cargo.toml", add_dev_dependency),
    ] {
        let (old, changed) = edited(course, list, |manifest| add(manifest, slug))?;
        if changed != old {
            lists.push((list, changed));
        }
    }
    for (path, text) in
        files.iter().map(|(p, t)| (p.as_str(), t)).chain(lists.iter().map(|(p, t)| (*p, t)))
    {
        file::replace(&course.root().join(path), text.as_bytes())?;
    }
    let again = Course::find(course.root())?;
    let challenge = again.challenge(slug)?;
    let hints = challenge.hints()?;
    for (page, remade) in [
        (
            book::practice_page(challenge),
            &(|t: &str| book::practice(challenge, &hints, t)) as &dyn Fn(&str) -> _,
        ),
        (book::solution_page(challenge), &|t: &str| book::solution(challenge, t)),
    ] {
        let path = format!("src/{page}");
        let text = files.entry(path.clone()).or_default();
        *text = remade(text).map_err(|lacks| Error::Listing {
            path: path.clone().into(),
            problem: format!("lacks `{lacks}`"),
        })?;
        file::replace(&course.root().join(&path), text.as_bytes())?;
    }
    let mut changed: Vec<String> = lists.iter().map(|(list, _)| (*list).to_owned()).collect();
    changed.extend(remake_lists(course)?);
    let made: Vec<String> = files.keys().cloned().collect();
    let record = serde_json::to_vec_pretty(&Record { made: files }).unwrap_or_default();
    file::replace(&record_of(course, slug), &record)?;
    Ok((made, changed))
}

/// Takes a new challenge away again, if none of its files was changed since, nor any added. Answers
/// with the files removed.
///
/// # Errors
///
/// When it was not made here, or a file is no longer as it was made. Nothing is removed then.
pub fn undo(course: &Course, slug: &str) -> Result<Vec<String>> {
    let path = record_of(course, slug);
    let listing = PathBuf::from(format!("listings/{slug}"));
    let refuse = |problem: String| Err(Error::Listing { path: listing.clone(), problem });
    let record = fs::read(&path).ok().and_then(|text| serde_json::from_slice::<Record>(&text).ok());
    let Some(Record { made }) = record else {
        return refuse(
            "it was not made by `cargo drill new` here, so nothing is known that could be undone"
                .into(),
        );
    };
    let root = course.root();
    let mut kept: Vec<_> = made
        .iter()
        .filter(|(file, text)| fs::read(root.join(file)).is_ok_and(|now| now != text.as_bytes()))
        .map(|(file, _)| file.clone())
        .collect();
    for found in files_below(&root.join(&listing)) {
        let name = found.strip_prefix(root).unwrap_or(&found);
        let name = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        if !made.contains_key(&name) {
            kept.push(name);
        }
    }
    if !kept.is_empty() {
        return refuse(format!(
            "you have written in {}. Nothing was removed; remove what you do not want yourself",
            kept.join(", ")
        ));
    }
    for file in made.keys() {
        let file = root.join(file);
        if file.exists() {
            fs::remove_file(&file).at("remove", &file)?;
        }
    }
    let _ = fs::remove_dir_all(root.join(&listing));
    let (_, workspace) = edited(course, "Cargo.toml", |manifest| {
        let members = manifest.get_mut("workspace").and_then(|w| w.get_mut("default-members"));
        let Some(members) = members.and_then(Item::as_array_mut) else { return };
        let own = format!("listings/{slug}");
        let at = members.iter().position(|member| member.as_str() == Some(&own));
        if let Some(at) = at {
            let removed = members.remove(at);
            // Whatever stands before the first member now stood before this one.
            if let (0, Some(first)) = (at, members.get_mut(0)) {
                let before = removed.decor().prefix().cloned().unwrap_or_default();
                first.decor_mut().set_prefix(before);
            }
        }
    })?;
    file::replace(&root.join("Cargo.toml"), workspace.as_bytes())?;
    let (_, tests) = edited(course, "tests/Cargo.toml", |manifest| {
        if let Some(all) = manifest.get_mut("dev-dependencies").and_then(Item::as_table_mut) {
            all.remove(slug);
        }
    })?;
    file::replace(&root.join("tests/Cargo.toml"), tests.as_bytes())?;
    remake_lists(course)?;
    fs::remove_file(&path).at("remove", &path)?;
    Ok(made.into_keys().collect())
}

/// The manifest of a listing with what a race needs, which nothing but `cargo measure` compiles.
fn with_race(manifest: &str) -> Result<String, TomlError> {
    let lines = "[features]\nrace = [\"dep:bench\"]\n\n[dependencies]\n";
    let dependency = "\n# For `cargo measure` alone.\nbench = { workspace = true, optional = true }\n\n[dev-dependencies]";
    let target = "[[bench]]\nname = \"race\"\npath = \"race.rs\"\nharness = false\nrequired-features = [\"race\"]\n\n[lints]";
    let text = manifest
        .replacen("[dependencies]\n", lines, 1)
        .replacen("\n[dev-dependencies]", dependency, 1)
        .replacen("[lints]", target, 1);
    text.parse::<DocumentMut>().map(|manifest| manifest.to_string())
}

/// Where a new challenge stands: behind the one it comes after and before the next.
fn place(course: &Course, wanted: &Wanted) -> Result<u32, String> {
    const STEP: u32 = 10;
    let chapter: Vec<_> = course.challenges_in(&wanted.chapter).collect();
    let Some(after) = &wanted.after else {
        return Ok(chapter.last().map_or(0, |last| last.place) + STEP);
    };
    let Some(at) = chapter.iter().position(|c| c.slug == *after) else {
        let known: Vec<_> = chapter.iter().map(|c| c.slug.as_str()).collect();
        return Err(format!(
            "the chapter `{}` has no `{after}` to come after; it has {}",
            wanted.chapter,
            known.join(", ")
        ));
    };
    let here = chapter[at].place;
    let next = chapter.get(at + 1).map_or(here + 2 * STEP, |next| next.place);
    match here.midpoint(next) {
        between if between > here => Ok(between),
        _ => Err(format!(
            "there is no number between the places of `{after}` ({here}) and `{}` ({next}): make \
             room in their Cargo.toml",
            chapter[at + 1].slug
        )),
    }
}

/// Makes SUMMARY.md and Cargo.lock agree with the listings that there are now. Answers with those
/// that changed.
fn remake_lists(course: &Course) -> Result<Vec<String>> {
    let root = course.root();
    let course = Course::find(root)?;
    let mut changed = Vec::new();
    let path = root.join("src/SUMMARY.md");
    let old = fs::read_to_string(&path).at("read", &path)?;
    let summary = book::summary(&course, &old).map_err(|line| Error::Listing {
        path: path.clone(),
        problem: format!("lacks `{line}`"),
    })?;
    if summary != old {
        file::replace(&path, summary.as_bytes())?;
        changed.push("src/SUMMARY.md".to_owned());
    }
    let lock = root.join("Cargo.lock");
    let before = fs::read(&lock).unwrap_or_default();
    let mut cargo = Command::new(artifacts::cargo());
    cargo.args(["update", "--workspace", "--offline", "--quiet"]).current_dir(root);
    let output = cargo.output().at("run", Path::new("cargo"))?;
    if !output.status.success() {
        return Err(Error::Tool {
            what: "`cargo update --workspace --offline`, which puts the challenge into Cargo.lock,"
                .into(),
            output: String::from_utf8_lossy(&output.stderr).into_owned(),
        });
    }
    if fs::read(&lock).unwrap_or_default() != before {
        changed.push("Cargo.lock".to_owned());
    }
    Ok(changed)
}

/// What was made for a challenge is remembered until it is undone, beside what else can be made
/// again.
fn record_of(course: &Course, slug: &str) -> PathBuf {
    course.root().join("target").join("drill").join("new").join(format!("{slug}.json"))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// The text of a manifest before and after a change.
fn edited(
    course: &Course,
    list: &str,
    change: impl FnOnce(&mut DocumentMut),
) -> Result<(String, String)> {
    let path = course.root().join(list);
    let text = fs::read_to_string(&path).at("read", &path)?;
    let mut manifest: DocumentMut = text
        .parse()
        .map_err(|e: TomlError| Error::Listing { path: list.into(), problem: e.to_string() })?;
    change(&mut manifest);
    let changed = manifest.to_string();
    Ok((text, changed))
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

/// `running_mean` as the beginning of a type's name: `RunningMean`.
fn camel_case(function: &str) -> String {
    let words = function.split('_').map(|word| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    });
    words.collect()
}

/// A template with its names filled in. The mark for what is unwritten is put in only here, so that
/// the template itself does not look unfinished.
fn filled(template: &str, wanted: &Wanted, place: u32) -> String {
    let Wanted { slug, chapter, title, minutes, difficulty, asked, function, .. } = wanted;
    let mark = ["TO", "DO: "].concat();
    let mut text = template.replace("\r\n", "\n");
    for (name, value) in [
        ("slug", slug.clone()),
        ("crate", slug.replace('-', "_")),
        ("title", title.clone()),
        ("chapter", chapter.clone()),
        ("minutes", minutes.to_string()),
        ("difficulty", difficulty.to_string()),
        ("asked", asked.to_string()),
        ("place", place.to_string()),
        ("function", function.clone()),
        ("Function", camel_case(function)),
    ] {
        text = text.replace(&format!("{{{{{name}}}}}"), &value);
    }
    let mut parts = text.split("{{write: ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + &mark + &part.replacen("}}", "", 1))
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
        let wanted = Wanted {
            slug: "a-b".into(),
            chapter: "c".into(),
            title: "T".into(),
            minutes: 5,
            difficulty: Difficulty::Easy,
            asked: Asked::VeryOften,
            function: "f_of_x".into(),
            after: None,
            race: false,
        };
        let text = filled(
            "{{slug}} {{crate}} {{title}} {{chapter}} {{minutes}} {{difficulty}} {{asked}} {{place}} \
             {{function}} {{Function}}Error {{#include x}} {{write: a}} b",
            &wanted,
            30,
        );
        let mark = "TO".to_owned() + "DO";
        assert_eq!(
            text,
            format!(
                "a-b a_b T c 5 easy very often 30 f_of_x FOfXError {{{{#include x}}}} {mark}: a b"
            )
        );
    }
}
