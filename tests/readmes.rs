//! Every Rust snippet of every listing's README compiles and runs.
//!
//! A snippet that passed is not compiled again until it, a listing or the compiler has changed: Cargo
//! makes this program anew when a listing changes, and what passed is remembered for one program.

mod passed;

use libtest_mimic::Failed;
use passed::Passed;

/// What the tests that skeptic writes call in place of `skeptic::rt`; see `build.rs`.
fn run_test(manifest: &str, out: &str, target: &str, snippet: &str) {
    let passed = Passed::of("readmes", snippet).expect("the target folder can be written");
    let run = || -> Result<(), Failed> {
        skeptic::rt::run_test(manifest, out, target, snippet);
        Ok(())
    };
    passed.or(run).expect("the target folder can be written");
}

include!(concat!(env!("OUT_DIR"), "/skeptic-tests.rs"));
