//! Turns each Rust snippet of the listings' READMEs into a test for `readmes.rs`.

use std::path::PathBuf;
use std::{env, fs};

fn main() {
    let listings = PathBuf::from("../listings");
    // skeptic names the files that it knows; only the folder tells of a new one.
    println!("cargo:rerun-if-changed={}", listings.display());
    let mut readmes: Vec<PathBuf> = fs::read_dir(&listings)
        .expect("listings/ stands beside tests/")
        .map(|entry| entry.expect("a readable folder").path().join("README.md"))
        .filter(|readme| readme.exists())
        .collect();
    readmes.sort();
    skeptic::generate_doc_tests(&readmes);

    // It knows no way to remember what passed, so its tests call `readmes.rs`, which does.
    let tests = PathBuf::from(env::var("OUT_DIR").expect("Cargo sets it")).join("skeptic-tests.rs");
    let text = fs::read_to_string(&tests).expect("skeptic has written its tests");
    let (begin, call) = ("extern crate skeptic;\n", "    skeptic::rt::run_test(");
    assert!(text.starts_with(begin) && text.contains(call), "skeptic writes other tests now");
    fs::write(&tests, text.replacen(begin, "", 1).replace(call, "    run_test("))
        .expect("writable");
}
