//! Every Rust snippet of every listing's README compiles and runs.

include!(concat!(env!("OUT_DIR"), "/skeptic-tests.rs"));
