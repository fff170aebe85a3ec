//! Turns each Rust snippet of the listings' READMEs into a test for `readmes.rs`.

use std::path::PathBuf;

fn main() {
    let listings = PathBuf::from("../listings");
    // skeptic names the files that it knows; only the folder tells of a new one.
    println!("cargo:rerun-if-changed={}", listings.display());
    let mut readmes: Vec<PathBuf> = std::fs::read_dir(&listings)
        .expect("listings/ stands beside tests/")
        .map(|entry| entry.expect("a readable folder").path().join("README.md"))
        .filter(|readme| readme.exists())
        .collect();
    readmes.sort();
    skeptic::generate_doc_tests(&readmes);
}
