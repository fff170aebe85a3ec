//! The book's own test run, what `mdbook test` does: every Rust block of every page compiles and runs.
//!
//! It is linked against a folder that holds exactly this build's libraries. In `target/debug/deps`
//! there may be two builds of one crate, and then rustdoc refuses both.
//!
//! A page that passed is not run again until its text, with what it includes, or a library, or the
//! compiler has changed.

mod passed;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use drill::Course;
use drill::artifacts::Toolchain;
use libtest_mimic::{Arguments, Failed, Trial};
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_driver::builtin_renderers::MarkdownRenderer;
use mdbook_driver::config::Config;
use passed::Passed;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let course = Course::find(env!("CARGO_MANIFEST_DIR"))?;
    let libraries = tempfile::tempdir()?;
    let slugs: Vec<_> = course.challenges().iter().map(|c| c.slug.as_str()).collect();
    let build = drill::artifacts::build(&Toolchain::find(&course)?, &course, &slugs, false)?;
    for library in &build.libraries {
        let here = libraries.path().join(library.file_name().ok_or("a library without a name")?);
        fs::hard_link(library, &here).or_else(|_| fs::copy(library, &here).map(drop))?;
    }
    // Every page is linked against these, so a change in one of them is a change of every page.
    let linked = build.dated()?;

    let pages = tempfile::tempdir()?;
    let mut trials = Vec::new();
    let (book, _) = load(course.root())?.preprocess_book(&MarkdownRenderer::new())?;
    for item in book.iter() {
        let BookItem::Chapter(chapter) = item else { continue };
        let Some(path) = &chapter.path else { continue };
        let passed = Passed::of("pages", (&linked, path, &chapter.content))?;
        let (folder, libraries) = (pages.path().to_owned(), libraries.path().to_owned());
        let (path, content) = (path.clone(), chapter.content.clone());
        trials.push(Trial::test(path.display().to_string(), move || {
            passed.or(|| {
                let page = folder.join(&path);
                fs::create_dir_all(page.parent().ok_or("a page without a folder")?)?;
                fs::write(&page, content)?;
                // What `mdbook test` calls. It reads the whole book anew for each page, and this does not.
                let mut rustdoc = Command::new("rustdoc");
                rustdoc.arg(&path).args(["--test", "--edition", "2024", "-L"]).arg(libraries);
                let tested = rustdoc.current_dir(folder).output()?;
                if tested.status.success() {
                    return Ok(());
                }
                let said = [tested.stdout, tested.stderr].concat();
                Err(Failed::from(String::from_utf8_lossy(&said)))
            })
        }));
    }
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials);
    drop((libraries, pages));
    conclusion.exit()
}

/// The book without its mathematics, so that nothing has to be installed.
fn load(root: &Path) -> Result<MDBook, mdbook_driver::errors::Error> {
    let mut config = Config::from_disk(root.join("book.toml"))?;
    config.set("preprocessor", BTreeMap::<String, ()>::new())?;
    MDBook::load_with_config(root, config)
}
