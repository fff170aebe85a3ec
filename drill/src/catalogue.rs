//! What the listings say about themselves.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::error::{AtPath, Error, Result};
use crate::laws::Exceptions;

/// A checkout of the course.
#[derive(Debug, Clone)]
pub struct Course {
    root: PathBuf,
    chapters: Vec<Chapter>,
    challenges: Vec<Challenge>,
    exceptions: Exceptions,
}

/// A chapter of challenges: a folder of `src/`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// The folder.
    pub slug: String,
    /// Its name for people.
    pub title: String,
}

impl Course {
    /// The course that `start` lies in.
    ///
    /// # Errors
    ///
    /// When no folder from `start` upwards is a course, or when a listing's metadata cannot be
    /// read.
    pub fn find(start: impl AsRef<Path>) -> Result<Self> {
        let start = start.as_ref();
        let start = std::path::absolute(start).at("find", start)?;
        let root = start
            .ancestors()
            .find(|folder| folder.join("Cargo.toml").is_file() && folder.join("listings").is_dir())
            .ok_or_else(|| Error::NoCourse { from: start.clone() })?
            .to_owned();
        let BookMetadata { chapters, exceptions } = read_metadata(&root.join("Cargo.toml"))?;
        let mut challenges = read_listings(&root.join("listings"))?;
        for challenge in &challenges {
            known_chapter(&chapters, &challenge.chapter)
                .map_err(|problem| Error::Listing { path: challenge.manifest(), problem })?;
        }
        let rank = |chapter: &str| chapters.iter().position(|c| c.slug == chapter);
        // They come in the order of their slugs, and stay so where two claim one place.
        challenges.sort_by_key(|c| (rank(&c.chapter), c.place));
        for (law, slugs) in &exceptions {
            if let Some(slug) = slugs.iter().find(|s| !challenges.iter().any(|c| c.slug == **s)) {
                let problem = format!(
                    "[workspace.metadata.exceptions] {law}: there is no challenge `{slug}`"
                );
                return Err(Error::Listing { path: root.join("Cargo.toml"), problem });
            }
        }
        Ok(Self { root, chapters, challenges, exceptions })
    }

    /// The chapters, in the order of the book.
    pub fn chapters(&self) -> &[Chapter] {
        &self.chapters
    }

    /// The chapter of this name.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownChapter`], with those that there are.
    pub fn chapter(&self, slug: &str) -> Result<&Chapter> {
        self.chapters.iter().find(|c| c.slug == slug).ok_or_else(|| Error::UnknownChapter {
            slug: slug.to_owned(),
            known: self.chapters.iter().map(|c| c.slug.clone()).collect(),
        })
    }

    /// The challenges that do not keep a law yet.
    pub fn exceptions(&self) -> &Exceptions {
        &self.exceptions
    }

    /// The challenges of a chapter, in the order in which to take them.
    pub fn challenges_in<'c>(&'c self, chapter: &'c str) -> impl Iterator<Item = &'c Challenge> {
        self.challenges.iter().filter(move |c| c.chapter == chapter)
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Every challenge, in the order of the book.
    pub fn challenges(&self) -> &[Challenge] {
        &self.challenges
    }

    /// The challenge of this slug.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownChallenge`], with the slug that looks most like it.
    pub fn challenge(&self, slug: &str) -> Result<&Challenge> {
        self.challenges.iter().find(|c| c.slug == slug).ok_or_else(|| Error::UnknownChallenge {
            slug: slug.to_owned(),
            nearest: self.nearest(slug),
        })
    }

    fn nearest(&self, slug: &str) -> Option<String> {
        let likeness = |c: &&Challenge| strsim::jaro_winkler(slug, &c.slug);
        self.challenges
            .iter()
            .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
            .filter(|c| likeness(c) > 0.75)
            .map(|c| c.slug.clone())
    }
}

/// How hard a challenge is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Difficulty {
    /// One idea.
    Easy,
    /// One idea and its edge cases.
    Medium,
    /// Several ideas.
    Hard,
}

impl fmt::Display for Difficulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        })
    }
}

/// How often interviewers ask it, as far as public collections of questions tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Asked {
    /// In more than half of the collections.
    #[serde(rename = "very often")]
    VeryOften,
    /// In a third of them.
    Often,
    /// In some.
    Sometimes,
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::VeryOften => "very often",
            Self::Often => "often",
            Self::Sometimes => "sometimes",
        })
    }
}

/// One challenge: a folder of `listings/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// Its name everywhere: folder, package, page, key of the state.
    pub slug: String,
    /// Its name for people.
    pub title: String,
    /// The same where there is less room.
    pub short: String,
    /// One sentence on what the code does.
    pub description: String,
    /// What an interview would give you.
    pub minutes: u32,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The folder of the book that holds its page.
    pub chapter: String,
    /// Where it stands in its chapter: after those with a smaller number.
    pub place: u32,
    /// How often it is asked.
    pub asked: Asked,
    /// What it is really testing, in a few words.
    pub testing: String,
    /// Its folder.
    pub dir: PathBuf,
}

impl Challenge {
    /// The slug as Rust writes it.
    pub fn crate_name(&self) -> String {
        self.slug.replace('-', "_")
    }

    /// `Cargo.toml`.
    pub fn manifest(&self) -> PathBuf {
        self.dir.join("Cargo.toml")
    }

    /// What a learner starts from.
    pub fn starter(&self) -> PathBuf {
        self.dir.join("starter.rs")
    }

    /// The solution.
    pub fn solution(&self) -> PathBuf {
        self.dir.join("src").join("lib.rs")
    }

    /// The checks that judge the solution and every attempt.
    pub fn checks(&self) -> PathBuf {
        self.dir.join("tests").join("checks.rs")
    }

    /// The wrong attempts, by name.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn wrong_attempts(&self) -> Result<Vec<PathBuf>> {
        let folder = self.dir.join("wrong");
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let mut files = children(&folder)?;
        files.retain(|file| file.extension().is_some_and(|e| e == "rs"));
        Ok(files)
    }

    /// The hints, from a nudge to nearly the answer.
    ///
    /// # Errors
    ///
    /// When `hints.md` cannot be read, or does not hold three sections.
    pub fn hints(&self) -> Result<[Hint; 3]> {
        let path = self.dir.join("hints.md");
        let text = fs::read_to_string(&path).at("read", &path)?;
        let hints = split_hints(&text);
        let count = hints.len();
        hints.try_into().map_err(|_| Error::Listing {
            path,
            problem: format!("three hints are wanted, each under a `## ` heading; {count} found"),
        })
    }
}

/// One of the three hints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Its heading.
    pub title: String,
    /// The text below the heading, Markdown.
    pub text: String,
}

fn split_hints(text: &str) -> Vec<Hint> {
    let mut hints: Vec<(String, usize, usize)> = Vec::new();
    let mut heading = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                if let Some((.., end)) = hints.last_mut() {
                    *end = range.start;
                }
                heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => {
                hints.push((heading.take().unwrap_or_default(), range.end, text.len()));
            }
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            _ => {}
        }
    }
    hints
        .into_iter()
        .map(|(title, start, end)| {
            // The book's marks for what it includes.
            let lines = text[start..end].lines().filter(|line| !line.starts_with("<!-- ANCHOR"));
            let text = lines.collect::<Vec<_>>().join("\n").trim().to_owned();
            Hint { title, text }
        })
        .collect()
}

#[derive(Deserialize)]
struct Manifest {
    package: Package,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    #[serde(default)]
    description: String,
    metadata: Option<Metadata>,
}

#[derive(Default, Deserialize)]
struct Metadata {
    challenge: Option<Facts>,
    /// Marks a listing whose code the guide shows, and which is no challenge.
    guide: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    title: String,
    short: Option<String>,
    minutes: u32,
    difficulty: Difficulty,
    chapter: String,
    place: u32,
    asked: Asked,
    testing: String,
}

/// The workspace's manifest, as far as it tells of the book.
#[derive(Deserialize)]
struct Workspace {
    workspace: WorkspaceTable,
}

#[derive(Deserialize)]
struct WorkspaceTable {
    #[serde(default)]
    metadata: BookMetadata,
}

#[derive(Default, Deserialize)]
struct BookMetadata {
    #[serde(default)]
    chapters: Vec<Chapter>,
    #[serde(default)]
    exceptions: Exceptions,
}

fn read_metadata(path: &Path) -> Result<BookMetadata> {
    let text = fs::read_to_string(path).at("read", path)?;
    let fault = |problem: String| Error::Listing { path: path.to_owned(), problem };
    let workspace: Workspace = toml::from_str(&text).map_err(|e| fault(e.to_string()))?;
    let metadata = workspace.workspace.metadata;
    if metadata.chapters.is_empty() {
        let problem = "no chapter: [[workspace.metadata.chapters]] gives each a slug and a title";
        return Err(fault(problem.into()));
    }
    Ok(metadata)
}

/// Says which chapters there are if this is none of them.
pub(crate) fn known_chapter(chapters: &[Chapter], slug: &str) -> Result<(), String> {
    if chapters.iter().any(|chapter| chapter.slug == slug) {
        return Ok(());
    }
    let known: Vec<_> = chapters.iter().map(|c| format!("`{}`", c.slug)).collect();
    Err(format!(
        "there is no chapter `{slug}`; there are {}. A new one is declared in the workspace's \
         Cargo.toml and has a page src/{slug}/index.md",
        known.join(", ")
    ))
}

fn read_listings(folder: &Path) -> Result<Vec<Challenge>> {
    children(folder)?
        .into_iter()
        .filter(|dir| dir.join("Cargo.toml").is_file())
        .filter_map(|dir| read_listing(dir).transpose())
        .collect()
}

/// `None` for a listing of the guide.
fn read_listing(dir: PathBuf) -> Result<Option<Challenge>> {
    let path = dir.join("Cargo.toml");
    let text = fs::read_to_string(&path).at("read", &path)?;
    let fault = |problem: String| Error::Listing { path: path.clone(), problem };
    let package = toml::from_str::<Manifest>(&text).map_err(|e| fault(e.to_string()))?.package;
    let metadata = package.metadata.unwrap_or_default();
    if metadata.guide.is_some() {
        return Ok(None);
    }
    let facts = metadata.challenge.ok_or_else(|| {
        let wanted = "title, minutes, difficulty, chapter, place, asked and testing";
        fault(format!("a listing needs [package.metadata.challenge] with {wanted}"))
    })?;
    if dir.file_name().is_none_or(|folder| folder != package.name.as_str()) {
        return Err(fault(format!("the package is named `{}`, its folder is not", package.name)));
    }
    Ok(Some(Challenge {
        slug: package.name,
        short: facts.short.unwrap_or_else(|| facts.title.clone()),
        title: facts.title,
        description: package.description,
        minutes: facts.minutes,
        difficulty: facts.difficulty,
        chapter: facts.chapter,
        place: facts.place,
        asked: facts.asked,
        testing: facts.testing,
        dir,
    }))
}

/// What a folder holds, sorted, so that nothing depends on the file system's order.
fn children(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).at("read", folder)?;
    let mut paths = entries
        .map(|entry| entry.map(|e| e.path()))
        .collect::<std::io::Result<Vec<_>>>()
        .at("read", folder)?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_are_the_sections_under_their_headings() {
        let text = "intro\n\n\
                    ## One `x`\n\n<!-- ANCHOR: first -->\nfirst\n\n```sh\n## not a heading\n```\n<!-- ANCHOR_END: first -->\n\n\
                    ## Two\n\nsecond\n### sub\nmore\n## Three\n";
        let hints = split_hints(text);
        let titles: Vec<_> = hints.iter().map(|h| h.title.as_str()).collect();
        assert_eq!(titles, ["One x", "Two", "Three"]);
        assert_eq!(hints[0].text, "first\n\n```sh\n## not a heading\n```");
        assert_eq!(hints[1].text, "second\n### sub\nmore");
        assert_eq!(hints[2].text, "");
    }
}
