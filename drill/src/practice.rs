//! The practice folder: one Cargo package for each attempt, which your editor understands.

use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::DependencyKind;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use toml::{Table, Value};

use crate::artifacts;
use crate::catalogue::{Challenge, Course};
use crate::error::{AtPath, Error, Result};
use crate::file;
use crate::state::free_name;

/// The folder that attempts live in.
#[derive(Debug, Clone)]
pub struct Practice {
    folder: PathBuf,
}

/// What [`Practice::start`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Started {
    /// There was no attempt; the starter is in place.
    Fresh,
    /// There was one, and it stays.
    Kept,
    /// There was one; it lies here now, and the starter is in place.
    Archived(PathBuf),
}

impl Practice {
    /// The practice folder `folder`; nothing is made yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of an attempt's package.
    pub fn package(&self, slug: &str) -> PathBuf {
        self.folder.join(slug)
    }

    /// The attempt.
    pub fn attempt(&self, slug: &str) -> PathBuf {
        self.package(slug).join("src").join("lib.rs")
    }

    /// Puts the starter in place. An attempt that is there stays, or with `again` is moved to the
    /// package's `archive` folder; it is never overwritten.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written, or Cargo cannot say which versions the listing is locked
    /// to.
    pub fn start(&self, course: &Course, challenge: &Challenge, again: bool) -> Result<Started> {
        let attempt = self.attempt(&challenge.slug);
        if attempt.exists() && !again {
            return Ok(Started::Kept);
        }
        let package = self.package(&challenge.slug);
        let manifest = package.join("Cargo.toml");
        if !manifest.exists() {
            self.lay_out(course, challenge)?;
        }
        let mut started = Started::Fresh;
        let source = package.join("src");
        if attempt.exists() {
            let archive = package.join("archive");
            fs::create_dir_all(&archive).at("make", &archive)?;
            let now = Timestamp::now()
                .to_zoned(TimeZone::system())
                .strftime("%Y-%m-%dT%H-%M-%S")
                .to_string();
            let old = free_name(&archive, &now, "");
            // The whole folder: an attempt may have grown a second file.
            fs::rename(&source, &old).at("move", &source)?;
            started = Started::Archived(old);
        }
        let starter = challenge.starter();
        let text = fs::read(&starter).at("read", &starter)?;
        file::replace(&attempt, &text)?;
        Ok(started)
    }

    /// Everything of the package but the attempt. Files that are there stay.
    fn lay_out(&self, course: &Course, challenge: &Challenge) -> Result<()> {
        let package = self.package(&challenge.slug);
        let manifest = manifest(course, challenge)?;
        let checks = challenge.checks();
        let checks_text = fs::read(&checks).at("read", &checks)?;
        let lock = course.root().join("Cargo.lock");
        let lock_text = fs::read(&lock).at("read", &lock)?;
        for (path, bytes) in [
            (self.folder.join(".cargo/config.toml"), config(course).as_bytes()),
            (package.join("tests/checks.rs"), checks_text.as_slice()),
            // Cargo drops what the package does not need and keeps the versions, so it asks no
            // network for others.
            (package.join("Cargo.lock"), lock_text.as_slice()),
            // Last: it says that the others are there.
            (package.join("Cargo.toml"), manifest.as_bytes()),
        ] {
            if !path.exists() {
                file::replace(&path, bytes)?;
            }
        }
        Ok(())
    }
}

/// `Cargo.toml` of an attempt: the listing's dependencies, at exactly the versions that the judge
/// links.
fn manifest(course: &Course, challenge: &Challenge) -> Result<String> {
    let metadata = artifacts::locked_metadata(course)?;
    let fault = |problem: String| Error::Listing { path: challenge.manifest(), problem };
    let members = metadata.workspace_packages();
    let listing = members.iter().find(|p| p.name.as_str() == challenge.slug);
    let listing = listing.ok_or_else(|| fault("not a member of the workspace".into()))?;
    let nodes = metadata.resolve.iter().flat_map(|graph| &graph.nodes);
    let linked: Vec<_> =
        nodes.filter(|node| node.id == listing.id).flat_map(|node| &node.deps).collect();

    let (mut normal, mut dev) = (Table::new(), Table::new());
    for dependency in &listing.dependencies {
        let list = match dependency.kind {
            DependencyKind::Normal => &mut normal,
            // The course's own crates are for the examples, and an attempt has none.
            DependencyKind::Development if dependency.path.is_none() => &mut dev,
            _ => continue,
        };
        let name = dependency.rename.as_ref().unwrap_or(&dependency.name);
        let package = linked
            .iter()
            .find(|l| l.name == name.replace('-', "_"))
            .and_then(|l| metadata.packages.iter().find(|p| p.id == l.pkg));
        // Those that this system does not need are not linked.
        let Some(package) = package else { continue };
        let mut entry = Table::new();
        match &dependency.path {
            Some(path) => entry.insert("path".into(), path.as_str().into()),
            None => entry.insert("version".into(), format!("={}", package.version).into()),
        };
        if dependency.rename.is_some() {
            entry.insert("package".into(), dependency.name.as_str().into());
        }
        if !dependency.uses_default_features {
            entry.insert("default-features".into(), false.into());
        }
        if !dependency.features.is_empty() {
            let features = dependency.features.iter().map(|f| Value::from(f.as_str())).collect();
            entry.insert("features".into(), Value::Array(features));
        }
        list.insert(name.clone(), Value::Table(entry));
    }
    let package = Table::from_iter([
        ("name".to_owned(), Value::from(challenge.slug.as_str())),
        ("version".to_owned(), "0.0.0".into()),
        ("edition".to_owned(), listing.edition.as_str().into()),
        ("publish".to_owned(), false.into()),
    ]);
    let table = Table::from_iter([
        ("package".to_owned(), Value::Table(package)),
        ("dependencies".to_owned(), Value::Table(normal)),
        ("dev-dependencies".to_owned(), Value::Table(dev)),
        // A workspace of its own, or Cargo would look for it in the course's.
        ("workspace".to_owned(), Value::Table(Table::new())),
    ]);
    let text = toml::to_string(&table).map_err(|e| fault(e.to_string()))?;
    Ok(format!(
        "# For your editor. The judge reads src/lib.rs, and the course's own checks.\n{text}"
    ))
}

/// Cargo's settings for the whole practice folder: attempts share what is compiled for the editor,
/// and `cargo drill` works in an attempt's folder too.
fn config(course: &Course) -> String {
    let root = course.root().join("Cargo.toml");
    let mut table = Table::from_iter([(
        "build".to_owned(),
        Value::Table(Table::from_iter([("target-dir".to_owned(), Value::from("target"))])),
    )]);
    // Cargo cuts an alias at every space, and takes no quotes.
    if let Some(root) = root.to_str().filter(|path| !path.contains(char::is_whitespace)) {
        let alias = format!("run --manifest-path {root} --package drill --");
        table.insert(
            "alias".into(),
            Value::Table(Table::from_iter([("drill".to_owned(), Value::from(alias))])),
        );
    }
    toml::to_string(&table).unwrap_or_default()
}
