//! One loop made fast step by step: the squared distance from each row of a matrix to one point,
//! and the rows that are nearest to it.
//!
//! `tests/same.rs` compares every step with the first, and `examples/measure.rs` times them.

mod parallel;
mod steps;

pub use parallel::*;
pub use steps::*;
