//! What the listings link against: Cargo compiles it once, and names the files.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use cargo_metadata::{
    Artifact, DependencyKind, Message, MetadataCommand, NodeDep, PackageId, TargetKind,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::catalogue::{Challenge, Course};
use crate::error::{AtPath, Error, Result};

/// The libraries of one build.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Build {
    /// Every crate that a listing or its tests may name, and every listing: crate name to library.
    pub externs: BTreeMap<String, PathBuf>,
    /// Every library of the build, those that other libraries need included. A folder that holds
    /// exactly these can be linked against without two builds of one crate in it.
    pub libraries: BTreeSet<PathBuf>,
    /// What each listing links against, by slug.
    pub listings: BTreeMap<String, Linkage>,
}

/// What one listing links against.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linkage {
    /// The edition of its `Cargo.toml`.
    pub edition: String,
    /// What its code may name: crate name to library.
    pub dependencies: BTreeMap<String, PathBuf>,
    /// What its tests may name as well.
    pub dev_dependencies: BTreeMap<String, PathBuf>,
    /// The values of `-L`: where the dependencies of the dependencies lie.
    pub search: Vec<String>,
    /// Whether each crate it needs comes from a registry, so that `Cargo.lock` alone says what is
    /// in it.
    pub locked: bool,
}

/// The tools that compile, and the folder that they compile into.
#[derive(Debug, Clone)]
pub struct Toolchain {
    /// The compiler.
    pub rustc: PathBuf,
    /// `rustc -vV`.
    pub version: String,
    /// What Cargo calls the target directory.
    pub target: PathBuf,
}

impl Build {
    /// Every library with the time at which it was made, which changes when it is made anew.
    ///
    /// # Errors
    ///
    /// When a library is gone.
    pub fn dated(&self) -> Result<BTreeMap<&Path, SystemTime>> {
        let dated = |library: &PathBuf| fs::metadata(library)?.modified();
        self.libraries
            .iter()
            .map(|file| Ok((file.as_path(), dated(file).at("read", file)?)))
            .collect()
    }
}

impl Linkage {
    /// What its code and its tests may name.
    pub(crate) fn libraries(&self) -> impl Iterator<Item = &PathBuf> {
        self.dependencies.values().chain(self.dev_dependencies.values())
    }

    /// Whether nobody has cleaned up since.
    pub(crate) fn is_there(&self) -> bool {
        self.libraries().all(|file| file.is_file())
    }
}

impl Toolchain {
    /// Asks Cargo and the compiler.
    ///
    /// # Errors
    ///
    /// When one of them cannot be started or fails.
    pub fn find(course: &Course) -> Result<Self> {
        let rustc = rustc();
        let version = text_of(Command::new(&rustc).arg("-vV").current_dir(course.root()))?;
        let metadata = metadata(course, |command| command.no_deps())?;
        Ok(Self { rustc, version, target: metadata.target_directory.into_std_path_buf() })
    }

    /// The folder for what `drill` itself keeps between runs; all of it can be made again.
    pub fn kept(&self) -> PathBuf {
        self.target.join("drill")
    }

    /// Options of `cargo metadata` that leave out what other systems would need.
    fn locked(&self) -> [String; 3] {
        let host =
            self.version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
        ["--locked", "--filter-platform", host].map(String::from)
    }
}

/// The compiler that Cargo would call. Beside Cargo stands the compiler of the same toolchain;
/// rustup's stand-in for `rustc` would find the same one, fifteen milliseconds later.
fn rustc() -> PathBuf {
    if let Some(rustc) = env::var_os("RUSTC").filter(|name| !name.is_empty()) {
        return rustc.into();
    }
    let name = format!("rustc{}", env::consts::EXE_SUFFIX);
    let beside = env::var_os("CARGO").map(|cargo| Path::new(&cargo).with_file_name(name));
    beside.filter(|path| path.is_file()).unwrap_or_else(|| "rustc".into())
}

pub(crate) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Compiles these listings and all that they and their tests need, and names the files.
///
/// With `aloud`, Cargo's progress is shown as it happens.
///
/// # Errors
///
/// When Cargo cannot be started, when a listing does not compile, or when `Cargo.lock` is not up to
/// date.
pub fn build(tools: &Toolchain, course: &Course, slugs: &[&str], aloud: bool) -> Result<Build> {
    let metadata = metadata(course, |command| command.other_options(tools.locked()))?;
    let made = compile(course, slugs, aloud)?;
    let nodes: HashMap<_, _> = metadata
        .resolve
        .iter()
        .flat_map(|graph| &graph.nodes)
        .map(|node| (&node.id, node))
        .collect();
    let packages: HashMap<_, _> =
        metadata.packages.iter().map(|package| (&package.id, package)).collect();

    let mut build = Build {
        libraries: made.libraries.values().flatten().cloned().collect(),
        ..Build::default()
    };
    for &slug in slugs {
        let manifest = course.challenge(slug)?.manifest();
        let id = metadata.workspace_members.iter().find(|id| packages[id].name.as_str() == slug);
        let (Some(id), Some(node)) = (id, id.and_then(|id| nodes.get(id))) else {
            return Err(Error::Listing {
                path: manifest,
                problem: "not a member of the workspace".into(),
            });
        };
        // The course's own crates are for the examples. Checks name only what the Playground has, so an
        // attempt does without them, and `Cargo.lock` still says all.
        let only_examples = |dependency: &NodeDep| {
            packages[&dependency.pkg].source.is_none()
                && dependency.dep_kinds.iter().all(|k| k.kind == DependencyKind::Development)
        };
        let linked: Vec<_> = node.deps.iter().filter(|dep| !only_examples(dep)).collect();
        let from_registry = |id: &PackageId| packages[id].source.is_some();
        let mut linkage = Linkage {
            edition: packages[id].edition.to_string(),
            search: made.search.iter().cloned().collect(),
            locked: linked.iter().all(|dep| {
                from_registry(&dep.pkg)
                    && all_below(&dep.pkg, &nodes).into_iter().all(from_registry)
            }),
            ..Linkage::default()
        };
        for dependency in linked {
            let kinds: Vec<_> = dependency.dep_kinds.iter().map(|k| k.kind).collect();
            let list = if kinds.contains(&DependencyKind::Normal) {
                &mut linkage.dependencies
            } else if kinds.contains(&DependencyKind::Development) {
                &mut linkage.dev_dependencies
            } else {
                continue;
            };
            let library = made.only(&dependency.pkg, &manifest)?;
            list.insert(dependency.name.clone(), library.clone());
            build.externs.insert(dependency.name.clone(), library);
        }
        build.externs.insert(slug.replace('-', "_"), made.only(id, &manifest)?);
        build.listings.insert(slug.to_owned(), linkage);
    }
    Ok(build)
}

/// What a listing links against, from the last build if nothing that could change it has changed.
pub(crate) fn linkage(
    tools: &Toolchain,
    course: &Course,
    challenge: &Challenge,
    aloud: bool,
) -> Result<Linkage> {
    #[derive(Serialize, Deserialize)]
    struct Remembered {
        key: String,
        linkage: Linkage,
    }
    let key = linkage_key(tools, course, challenge)?;
    let file = |slug: &str| tools.kept().join("linkage").join(format!("{slug}.json"));
    let remembered = fs::read(file(&challenge.slug)).ok();
    let remembered = remembered.and_then(|text| serde_json::from_slice::<Remembered>(&text).ok());
    if let Some(Remembered { key: same, linkage }) = remembered
        && same == key
        && linkage.is_there()
    {
        return Ok(linkage);
    }
    // Once for all listings; if one of them is broken, for this one.
    let all: Vec<_> = course.challenges().iter().map(|c| c.slug.as_str()).collect();
    let mut build = build(tools, course, &all, aloud)
        .or_else(|_| build(tools, course, &[&challenge.slug], aloud))?;
    for (slug, linkage) in build.listings.iter().filter(|(_, linkage)| linkage.locked) {
        let key = linkage_key(tools, course, course.challenge(slug)?)?;
        let remembered = Remembered { key, linkage: linkage.clone() };
        let text = serde_json::to_vec(&remembered).unwrap_or_default();
        crate::file::replace(&file(slug), &text)?;
    }
    Ok(build.listings.remove(&challenge.slug).unwrap_or_default())
}

/// Stands for all that decides which libraries Cargo would name.
fn linkage_key(tools: &Toolchain, course: &Course, challenge: &Challenge) -> Result<String> {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    };
    add(tools.version.as_bytes());
    add(tools.target.as_os_str().as_encoded_bytes());
    for path in
        ["Cargo.toml", "Cargo.lock", ".cargo/config.toml"].map(|name| course.root().join(name))
    {
        add(&fs::read(path).unwrap_or_default());
    }
    // What one listing asks of a crate, all get.
    add(challenge.slug.as_bytes());
    for manifest in course.challenges().iter().map(Challenge::manifest) {
        add(&fs::read(&manifest).at("read", &manifest)?);
    }
    for (name, value) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.contains("RUSTFLAGS")
            || name.starts_with("CARGO_PROFILE_")
            || name == "CARGO_BUILD_TARGET"
        {
            add(name.as_bytes());
            add(value.as_encoded_bytes());
        }
    }
    Ok(crate::file::hex(hash))
}

/// What Cargo knows of the workspace and of every package that it is locked to on this system.
pub(crate) fn locked_metadata(course: &Course) -> Result<cargo_metadata::Metadata> {
    let tools = Toolchain::find(course)?;
    metadata(course, |command| command.other_options(tools.locked()))
}

fn metadata(
    course: &Course,
    options: impl FnOnce(&mut MetadataCommand) -> &mut MetadataCommand,
) -> Result<cargo_metadata::Metadata> {
    let mut command = MetadataCommand::new();
    options(command.current_dir(course.root())).exec().map_err(|e| Error::Tool {
        what: format!("`cargo metadata` in {}", course.root().display()),
        output: match e {
            cargo_metadata::Error::CargoMetadata { stderr } => stderr,
            other => other.to_string(),
        },
    })
}

/// What Cargo said it made, or found already made.
#[derive(Default)]
struct Made {
    libraries: HashMap<PackageId, BTreeSet<PathBuf>>,
    search: BTreeSet<String>,
}

impl Made {
    fn only(&self, package: &PackageId, manifest: &Path) -> Result<PathBuf> {
        let fault = |problem| Error::Listing { path: manifest.to_owned(), problem };
        let mut libraries = self.libraries.get(package).into_iter().flatten();
        match (libraries.next(), libraries.next()) {
            (Some(library), None) => Ok(library.clone()),
            (None, _) => Err(fault(format!("Cargo made no library for {package}"))),
            // Cargo does not say which of them it would link; guessing gives errors that nobody can
            // read.
            (Some(_), Some(_)) => Err(fault(format!(
                "Cargo compiled {package} twice, for the listing and for a build \
                 script. Give both the same features, in [workspace.dependencies]."
            ))),
        }
    }
}

fn compile(course: &Course, slugs: &[&str], aloud: bool) -> Result<Made> {
    if aloud {
        eprintln!("Compiling what the challenges need. It takes a minute or two, and only once.");
    }
    let mut command = Command::new(cargo());
    command.args(["test", "--locked", "--no-run", "--message-format=json-render-diagnostics"]);
    command.args(["--test", "checks"]);
    // For all listings exactly as `cargo test` does it, so that both find the same files ready:
    // which features a crate has depends on the packages that are asked for.
    if slugs.len() < course.challenges().len() {
        command.args(slugs.iter().flat_map(|slug| ["--package", slug]));
    }
    command.current_dir(course.root()).stdin(Stdio::null()).stdout(Stdio::piped());
    command.stderr(if aloud { Stdio::inherit() } else { Stdio::piped() });
    let what = format!("`cargo test --no-run` in {}", course.root().display());
    let fault = |output: String| Error::Tool { what: what.clone(), output };

    let mut child = command.spawn().map_err(|e| fault(e.to_string()))?;
    let stderr = child.stderr.take();
    let said = std::thread::spawn(move || {
        let mut said = Vec::new();
        stderr.map(|mut pipe| pipe.read_to_end(&mut said));
        String::from_utf8_lossy(&said).into_owned()
    });
    let mut made = Made::default();
    let mut broken = None;
    for message in child
        .stdout
        .take()
        .into_iter()
        .flat_map(|out| Message::parse_stream(std::io::BufReader::new(out)))
    {
        match message {
            Ok(Message::CompilerArtifact(artifact)) => note(&mut made, artifact),
            Ok(Message::BuildScriptExecuted(script)) => {
                made.search.extend(script.linked_paths.into_iter().map(|path| path.into_string()));
            }
            Ok(_) => {}
            Err(e) => broken = Some(e.to_string()),
        }
    }
    let status = child.wait().map_err(|e| fault(e.to_string()))?;
    let said = said.join().unwrap_or_default();
    match broken {
        _ if !status.success() => Err(fault(said)),
        Some(e) => Err(fault(e)),
        None => Ok(made),
    }
}

fn note(made: &mut Made, artifact: Artifact) {
    let kinds = &artifact.target.kind;
    if artifact.profile.test
        || !kinds
            .iter()
            .any(|k| matches!(k, TargetKind::Lib | TargetKind::RLib | TargetKind::ProcMacro))
    {
        return;
    }
    for file in artifact.filenames {
        if matches!(file.extension(), Some(e) if e == "rlib" || e == env::consts::DLL_EXTENSION) {
            made.search.extend(file.parent().map(|folder| format!("dependency={folder}")));
            made.libraries
                .entry(artifact.package_id.clone())
                .or_default()
                .insert(file.into_std_path_buf());
        }
    }
}

/// Every package that `top` needs, itself left out.
fn all_below<'a>(
    top: &'a PackageId,
    nodes: &HashMap<&'a PackageId, &'a cargo_metadata::Node>,
) -> BTreeSet<&'a PackageId> {
    let mut found = BTreeSet::new();
    let mut open = vec![top];
    while let Some(id) = open.pop() {
        for below in nodes.get(id).into_iter().flat_map(|node| &node.dependencies) {
            if found.insert(below) {
                open.push(below);
            }
        }
    }
    found
}

fn text_of(command: &mut Command) -> Result<String> {
    let what = format!("`{}`", command.get_program().to_string_lossy());
    let output =
        command.output().map_err(|e| Error::Tool { what: what.clone(), output: e.to_string() })?;
    if !output.status.success() {
        return Err(Error::Tool {
            what,
            output: String::from_utf8_lossy(&output.stderr).into_owned(),
        });
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
