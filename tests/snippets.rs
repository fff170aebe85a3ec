//! The book's own test run, what `mdbook test` does: every Rust block of every page compiles and
//! runs.
//!
//! It is linked against a folder that holds exactly this build's libraries. In `target/debug/deps`
//! there may be two builds of one crate, and then rustdoc refuses both.

use std::fs;
use std::path::Path;

use drill::Course;
use libtest_mimic::{Arguments, Failed, Trial};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let course = Course::find(env!("CARGO_MANIFEST_DIR"))?;
    let libraries = tempfile::tempdir()?;
    let slugs: Vec<_> =
        course.challenges().iter().map(|challenge| challenge.slug.as_str()).collect();
    for library in drill::artifacts::build(&course, &slugs, false)?.libraries {
        let here = libraries.path().join(library.file_name().ok_or("a library without a name")?);
        fs::hard_link(&library, &here).or_else(|_| fs::copy(&library, &here).map(drop))?;
    }

    let mut trials = Vec::new();
    for chapter in load(course.root())?.iter() {
        if let mdbook_driver::book::BookItem::Chapter(chapter) = chapter
            && let Some(path) = &chapter.path
        {
            let (root, libraries) = (course.root().to_owned(), libraries.path().to_owned());
            let page = path.display().to_string();
            trials.push(Trial::test(page.clone(), move || {
                let libraries =
                    libraries.to_str().ok_or("the temporary folder's name is not text")?;
                load(&root)?
                    .test_chapter(vec![libraries], Some(&page))
                    .map_err(|e| Failed::from(e.to_string()))
            }));
        }
    }
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials);
    drop(libraries);
    conclusion.exit()
}

/// The book without its mathematics, so that nothing has to be installed.
fn load(root: &Path) -> Result<MDBook, mdbook_driver::errors::Error> {
    let mut config = Config::from_disk(root.join("book.toml"))?;
    config.set("preprocessor", std::collections::BTreeMap::<String, ()>::new())?;
    MDBook::load_with_config(root, config)
}
