//! The Rust beside each Python line of the cheat sheet. `tests/reference.rs` compares each function with
//! what its Python line gave on the same input, and `tests/traps.rs` shows where the two differ.

pub mod numpy;
pub mod pandas;
pub mod pytorch;
pub mod scikit_learn;
