//! What the listings say about themselves.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::error::{AtPath, Error, Result};

/// A checkout of the course.
#[derive(Debug, Clone)]
pub struct Course {
    root: PathBuf,
    challenges: Vec<Challenge>,
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
        let mut challenges = read_listings(&root.join("listings"))?;
        // The book's order is the order to learn in; a page that is not yet in it comes last.
        let summary = fs::read_to_string(root.join("src/SUMMARY.md")).unwrap_or_default();
        challenges.sort_by_key(|c| summary.find(&format!("/{}.md", c.slug)).unwrap_or(usize::MAX));
        Ok(Self { root, challenges })
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

/// One challenge: a folder of `listings/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// Its name everywhere: folder, package, page, key of the state.
    pub slug: String,
    /// Its name for people.
    pub title: String,
    /// One sentence on what the code does.
    pub description: String,
    /// What an interview would give you.
    pub minutes: u32,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The folder of the book that holds its page.
    pub chapter: String,
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
struct Facts {
    title: String,
    minutes: u32,
    difficulty: Difficulty,
    chapter: String,
    testing: String,
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
        let wanted = "title, minutes, difficulty, chapter and testing";
        fault(format!("a listing needs [package.metadata.challenge] with {wanted}"))
    })?;
    if dir.file_name().is_none_or(|folder| folder != package.name.as_str()) {
        return Err(fault(format!("the package is named `{}`, its folder is not", package.name)));
    }
    Ok(Some(Challenge {
        slug: package.name,
        title: facts.title,
        description: package.description,
        minutes: facts.minutes,
        difficulty: facts.difficulty,
        chapter: facts.chapter,
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
